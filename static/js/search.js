// Asks the index, volume by volume. It knows some letters by others: see newsgen/search/letters.py.
const [form, says, list, more, sample] = ["form", "says", "list", "more", "item"].map((name) =>
  document.getElementById(`search-${name}`),
);
const words = form.dataset;
const volumes = words.volumes.split(" ");
const language = document.documentElement.lang;
const PAGE = 10; // results
const AT_ONCE = 4; // volumes

const MARK = "\u034f";
const OWN = "әғқңөүһійұӘҒҚҢӨҮҺІЙҰ";
const LIKE = "агкноухиеуАГКНОУХИЕУ";
const put = (one) => LIKE[OWN.indexOf(one)] + MARK + (/ұ/i.test(one) ? MARK : "");

function fold(text) {
  const folded = text.replaceAll(MARK, "").replace(/[әғқңөүһіұ]/gi, put);
  if (language !== "ru") return folded;
  return folded.replace(/([оы])(й)(?![\p{L}\d_])/giu, (_, before, one) => before + put(one));
}

function unfold(text) {
  const own = (_, one, twice) => (twice ? (one === "У" ? "Ұ" : "ұ") : OWN[LIKE.indexOf(one)]);
  return text.replace(/([агкноухие])\u034f(\u034f?)/gi, own);
}

// Pagefind knows no Kazakh endings.
function stems(text) {
  const ending = /^(.{4,}?)(?:[ндт][ыи]н?|[дт][ае]н?|н[ае]н|[гк][ае]|[мбп]ен|[лдт][ае]р|с?[ыи]н?)$/;
  const less = (word) => word.replace(ending, "$1");
  const plain = text.toLowerCase().replaceAll(MARK, "").split(/\s+/);
  return plain.map((word) => less(less(less(word)))).join(" ");
}

let pagefind, wish, queue, found, shown;
let opened = [];
let opening = Promise.resolve();

async function open(names) {
  const { createInstance } = await import(`${words.index}${volumes[0]}/pagefind.js`);
  for (const name of names.filter((one) => !opened.includes(one))) {
    const basePath = `${words.index}${name}/`;
    const options = { baseUrl: words.base, mergeFilter: { volume: name } };
    if (pagefind) await pagefind.mergeIndex(basePath, options);
    else {
      pagefind = createInstance({ ...options, basePath, noWorker: true });
      await pagefind.options({ ranking: {} }); // when it is ready
    }
    opened.push(name);
  }
}

async function ask(names, { q, section, author, order }) {
  await (opening = opening.then(() => open(names)));
  const filters = { volume: { any: names } };
  if (section) filters.section = fold(section);
  if (author) filters.author = fold(author);
  const asked = [fold(q)];
  if (language === "kk") asked.splice(order ? 0 : 1, 1, stems(asked[0]));
  const answer = new Map();
  for (const one of asked) {
    const { results } = await pagefind.search(one, { filters, sort: order ? { date: order } : {} });
    // Not for words of its date or of its photograph's address.
    for (const result of results)
      if (result.words.length || result.matchedMetaFields?.includes("title"))
        answer.set(result.id, result);
  }
  return answer.values();
}

function tell(name) {
  const text = words[name] || "";
  says.textContent = text.replace("{number}", found.length).replace("{query}", () => wish.q);
}

async function further() {
  const mine = wish;
  more.hidden = true;
  tell("searching");
  try {
    for (let turn = 0; turn < 3 && queue[0] && found.length < shown + PAGE; turn++) {
      const answer = await ask(queue.splice(0, wish.order ? 1 : AT_ONCE), mine);
      if (mine !== wish) return;
      found.push(...answer);
    }
    const next = found.slice(shown, shown + PAGE);
    const items = (await Promise.all(next.map((one) => one.data()))).map(item);
    if (mine !== wish) return;
    list.append(...items);
    if (shown) items[0]?.querySelector("a").focus();
    shown += items.length;
  } catch {
    pagefind = null;
    opened = [];
    opening = Promise.resolve();
    if (mine === wish) tell("failed");
    return;
  }
  tell(queue[0] ? "soFar" : found[0] ? "found" : "none");
  more.hidden = shown === found.length && !queue[0];
  more.textContent = shown < found.length ? words.more : words.earlier;
}

function item({ url, excerpt, meta, filters }) {
  const one = sample.content.cloneNode(true).firstElementChild;
  const fill = (place, text) => (one.querySelector(place).textContent = unfold(text || ""));
  fill("a", meta.title);
  fill(".result-section", filters.section?.[0]);
  fill(".result-date", meta.date);
  one.querySelector("a").href = url;
  const photo = one.querySelector("img");
  if (meta.image) photo.src = meta.image.split(" ")[0]; // the narrowest
  else photo.remove();
  // Not as HTML: anybody's words are in it.
  excerpt.split(/<\/?mark>/).forEach((text, at) => {
    const part = document.createElement(at % 2 ? "mark" : "span");
    part.textContent = unfold(text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
    one.querySelector(".card-lead").append(part);
  });
  return one;
}

function begin() {
  const given = new URLSearchParams(location.search);
  for (const { name } of form) if (name) form[name].value = given.get(name) || "";
  wish = Object.fromEntries(new FormData(form));
  queue = volumes.filter((name) => name.startsWith(wish.year));
  found = [];
  shown = 0;
  list.replaceChildren();
  more.hidden = true;
  tell();
  if (wish.q.trim()) further();
}

form.onsubmit = (event) => {
  event.preventDefault();
  history.pushState(null, "", `?${new URLSearchParams(new FormData(form))}`);
  begin();
};
form.onchange = (event) => {
  if (event.target.name !== "q" && wish.q) form.requestSubmit();
};
more.onclick = further;
onpopstate = begin;
begin();
