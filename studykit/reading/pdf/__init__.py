"""PDF files: lines with their places, their order, and the paragraphs they make."""
