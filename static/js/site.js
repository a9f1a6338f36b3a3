// Fills the boxes that name a fragment ("latest", "most read"). Without this script, or when a
// fragment cannot be had, the plain link in the box stays.
for (const box of document.querySelectorAll("[data-fragment]")) {
  fetch(box.dataset.fragment)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      // A host that answers every address with a whole page has not sent the fragment.
      if (html.trim() && !/<html[\s>]/i.test(html)) box.innerHTML = html;
    })
    .catch(() => {});
}

// What other sites show ("YouTube", a map) is loaded when its button is pressed, and not before.
for (const card of document.querySelectorAll(".embed[data-frame]")) {
  const button = card.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = card.querySelector(".embed-name").textContent;
    frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation";
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.style.aspectRatio = card.dataset.ratio;
    if (card.dataset.frame.startsWith("https://")) frame.src = card.dataset.frame;
    button.replaceWith(frame);
    frame.focus();
  });
}
