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
