// The basket outlives the page: what is ticked is remembered in this browser, and nowhere else.

const MOST = 100; // as many as an address may name

const read = () => {
  try {
    return JSON.parse(localStorage.getItem("basket")) ?? [];
  } catch {
    return [];
  }
};

const write = (slugs) => {
  localStorage.setItem("basket", JSON.stringify(slugs.slice(0, MOST)));
  show();
};

const boxes = () => [...document.querySelectorAll("input[type=checkbox][name=paper]")];

// What was picked on other pages goes along with the form unseen.
const carry = (slugs) => {
  const there = new Set(boxes().map((box) => box.value));
  const fields = slugs
    .filter((slug) => !there.has(slug))
    .map((slug) => Object.assign(document.createElement("input"), { type: "hidden", name: "paper", value: slug }));
  document.querySelector("#carried").replaceChildren(...fields);
};

const show = () => {
  const slugs = read();
  for (const box of boxes()) box.checked = slugs.includes(box.value);
  carry(slugs);
  for (const number of document.querySelectorAll(".in-basket")) number.textContent = slugs.length;
  const link = document.querySelector("#basket-link");
  const query = new URLSearchParams(slugs.map((slug) => ["paper", slug]));
  if (slugs.length) link.href = `${link.dataset.path}?${query}`;
  else link.removeAttribute("href");
};

document.addEventListener("change", ({ target }) => {
  if (target.name !== "paper") return;
  const others = read().filter((slug) => slug !== target.value);
  write(target.checked ? [...others, target.value] : others);
});

document.addEventListener("reset", ({ target }) => {
  if (target.id === "basket") write([]);
});

for (const event of ["storage", "pageshow"]) addEventListener(event, show);
document.addEventListener("htmx:afterSettle", show);
show();
