// One key, one deed: / searches, j and k walk through the results, ? lists the others.

const dialog = () => document.querySelector("#keys");
const titles = () => [...document.querySelectorAll("tbody .title a")];
const here = () => document.activeElement.closest("tbody tr");

const walk = (by) => {
  const links = titles();
  const at = links.findIndex((link) => here()?.contains(link));
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[next]?.focus();
};

const search = () => {
  const field = document.querySelector("#search");
  field?.focus();
  field?.select();
};

const DEEDS = {
  "/": search,
  j: () => walk(1),
  k: () => walk(-1),
  o: () => here()?.querySelector(".title a").click(),
  b: () => (here() ?? document).querySelector("input[name=paper]")?.click(),
  c: () => document.querySelector("main [data-copy]")?.click(),
  "?": () => dialog().showModal(),
};

// A single key may be in the way of speech input and of assistive technology, so they can be turned off.
const areOn = () => localStorage.getItem("keys") !== "off";

const isTyping = (element) =>
  element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox])");

addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === "Escape" && target.id === "search") target.blur();
  if (!Object.hasOwn(DEEDS, key) || isTyping(target) || dialog().open || !areOn()) return;
  event.preventDefault();
  DEEDS[key]();
});

document.addEventListener("click", ({ target }) => {
  if (!target.closest("[data-keys]")) return;
  dialog().querySelector("[name=keys]").checked = areOn();
  dialog().showModal();
});

document.addEventListener("change", ({ target }) => {
  if (target.name === "keys") localStorage.setItem("keys", target.checked ? "on" : "off");
});
