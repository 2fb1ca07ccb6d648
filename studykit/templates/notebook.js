"use strict";
const button = document.querySelector("#all-code");
button.hidden = !document.querySelector("details.code");
button.addEventListener("click", () => {
  const open = button.getAttribute("aria-pressed") !== "true";
  for (const code of document.querySelectorAll("details.code")) code.open = open;
  button.setAttribute("aria-pressed", String(open));
});
