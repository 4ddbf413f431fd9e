// What htmx leaves to do when the results change in place.

const results = () => document.querySelector("#results");
const isText = (element) => element.matches("input:not([type=checkbox])");

// A value is asked for or left out, not both.
document.addEventListener(
  "change",
  ({ target }) => {
    if (target.form?.id !== "filters" || !target.checked) return;
    const other = target.name.startsWith("not_") ? target.name.slice(4) : `not_${target.name}`;
    const twins = target.form.querySelectorAll(`[type=checkbox][name=${other}]`);
    for (const twin of twins) if (twin.value === target.value) twin.checked = false;
  },
  true,
);

document.addEventListener("htmx:oobBeforeSwap", ({ target, detail }) => {
  // What is being typed is not written over.
  const typed = document.activeElement;
  if (isText(typed) && target.contains(typed)) detail.shouldSwap = false;

  // A value that has just been ticked stays where it is, under the pointer.
  const list = detail.fragment.querySelector(".choices");
  if (!list) return;
  const before = [...target.querySelectorAll(".choice input")].map(({ id }) => id);
  const place = (item) => (before.indexOf(item.querySelector("input").id) + 1 || Infinity);
  list.append(...[...list.children].sort((one, other) => place(one) - place(other) || 0));
});

// On a phone the button below the filters leads to the results.
document.addEventListener("submit", ({ target }) => {
  const panel = target.querySelector(".panel");
  if (!panel) return;
  panel.open = false;
  if (!isText(document.activeElement)) results().focus();
});

// After a link among the results the link itself may be gone.
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.boosted && document.activeElement === document.body) results().focus({ preventScroll: true });
});

// What cannot be shown in place, such as a page that is not there, is shown as a page.
for (const event of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(event, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
}
