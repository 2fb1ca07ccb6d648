"use strict";
const slides = [...document.querySelectorAll("section")];
const status = document.querySelector("#status");
const current = () => {
  const middle = window.innerHeight / 2;
  const at = slides.findIndex((slide) => slide.getBoundingClientRect().bottom > middle);
  return at < 0 ? slides.length - 1 : at;
};
const show = (wanted) => {
  const at = Math.max(0, Math.min(wanted, slides.length - 1));
  slides[at].scrollIntoView();
  slides[at].focus({ preventScroll: true });
  status.textContent = `slide ${at + 1} of ${slides.length}`;
};
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key in steps) show(current() + (event.key === " " && event.shiftKey ? -1 : steps[event.key]));
  else if (event.key === "Home") show(0);
  else if (event.key === "End") show(slides.length - 1);
  else if (event.key.toLowerCase() === "n") document.body.classList.toggle("notes");
  else return;
  event.preventDefault();
});
