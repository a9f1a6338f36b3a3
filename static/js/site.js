// What a reader may have besides reading: a dark theme, another size of letters, the newest headlines, a
// link copied. Nothing here is needed to read. Controls that only work with this script are hidden until
// it shows them.
(() => {
  const root = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);

  // A browser may refuse to keep anything; then a choice lasts as long as the page.
  const keep = (name, value) => {
    try {
      localStorage.setItem(name, value);
    } catch {}
  };
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };

  // At once, and not when the page has been read: so nothing is drawn in the wrong colours.
  const dress = () => {
    const theme = kept("theme");
    const size = kept("size");
    if (theme) root.dataset.theme = theme;
    if (size) root.dataset.size = size;
  };
  dress();

  function theme() {
    const system = matchMedia("(prefers-color-scheme: dark)");
    const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
    const show = () => {
      for (const button of all("[data-theme-switch]")) {
        button.hidden = false;
        button.setAttribute("aria-pressed", dark());
      }
      // The colour of the browser's own frame.
      const paper = getComputedStyle(root).backgroundColor;
      if (root.dataset.theme) for (const meta of all("meta[name=theme-color]")) meta.content = paper;
    };
    for (const button of all("[data-theme-switch]")) {
      button.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        keep("theme", root.dataset.theme);
        show();
      });
    }
    system.addEventListener("change", show);
    addEventListener("pageshow", show);
    show();
  }

  function size() {
    const [least, most] = [-1, 2];
    for (const group of all(".text-size")) {
      group.hidden = false;
      const buttons = group.querySelectorAll("button");
      const now = () => Number(root.dataset.size) || 0;
      const show = () => {
        for (const button of buttons) {
          const next = now() + Number(button.value);
          button.setAttribute("aria-disabled", next < least || next > most);
        }
      };
      for (const button of buttons) {
        button.addEventListener("click", () => {
          root.dataset.size = Math.min(most, Math.max(least, now() + Number(button.value)));
          keep("size", root.dataset.size);
          show();
        });
      }
      show();
    }
  }

  function share() {
    const url = (document.querySelector("link[rel=canonical]") || location).href;
    for (const button of all("[data-copy]")) {
      const words = button.textContent;
      button.parentNode.hidden = !navigator.clipboard;
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(url).then(() => {
          button.textContent = button.dataset.copy;
          setTimeout(() => (button.textContent = words), 3000);
        }, () => {});
      });
    }
    for (const button of all("[data-share]")) {
      button.parentNode.hidden = !navigator.share;
      button.addEventListener("click", () => {
        navigator.share({ title: document.title, url }).catch(() => {});
      });
    }
  }

  // Boxes that name a fragment ("latest", "most read"). When it cannot be had, the plain link in the box
  // stays; a host that answers every address with a whole page has not sent the fragment.
  function fragments() {
    const boxes = [...all("[data-fragment]")];
    const asked = boxes.map((box) =>
      fetch(box.dataset.fragment)
        .then((answer) => (answer.ok ? answer.text() : ""))
        .catch(() => ""));
    // Filled and shown together: one by one they would push each other about.
    Promise.all(asked).then((texts) => {
      // Nothing in view moves: at the page's end the links stay.
      const late = document.querySelector(".footer")?.getBoundingClientRect().top < innerHeight;
      boxes.forEach((box, at) => {
        if (!late && texts[at].trim() && !/<html[\s>]/i.test(texts[at])) box.innerHTML = texts[at];
        box.dataset.filled = "";
      });
    });
  }

  // What other sites show ("YouTube", a map) is loaded when its button is pressed, and not before.
  function frames() {
    for (const card of all(".embed[data-frame]")) {
      const button = card.querySelector("button");
      button.hidden = false;
      button.addEventListener("click", () => {
        const frame = document.createElement("iframe");
        frame.title = card.querySelector(".embed-name").textContent;
        frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms allow-presentation";
        frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
        frame.referrerPolicy = "strict-origin-when-cross-origin";
        frame.style.aspectRatio = card.dataset.ratio;
        // What is taller than wide stays as wide as a telephone, or as its service draws it.
        frame.style.maxWidth = { "9/16": "22rem", "4/5": "34rem", "2/3": "34rem" }[card.dataset.ratio] || "";
        if (card.dataset.frame.startsWith("https://")) frame.src = card.dataset.frame;
        button.replaceWith(frame);
        frame.focus();
      });
    }
  }

  // On a telephone the section the reader is in may lie beyond the menu's edge, which is not known before
  // the page is dressed.
  function menu() {
    const entry = document.querySelector(".masthead .menu [aria-current]");
    const strip = entry && entry.closest("ul");
    if (strip) strip.scrollLeft = entry.offsetLeft + entry.offsetWidth / 2 - strip.clientWidth / 2;
  }

  const begin = () => [theme, size, share, fragments, frames].forEach((one) => one());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
  addEventListener("pageshow", menu);
})();
