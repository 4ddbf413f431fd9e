// A button with data-copy="#id" copies the address of that link, or the text of anything else.

const WHILE = 2500; // milliseconds for which the page says so

let timer;

const say = (message) => {
  const said = document.querySelector("#said");
  said.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => said.replaceChildren(), WHILE);
};

// Where the clipboard is not to be had, as on plain http, the text is left selected.
const select = (element) => getSelection().selectAllChildren(element);

const copy = async (source) => {
  try {
    await navigator.clipboard.writeText(source.href ?? source.textContent.trim());
    return "Copied";
  } catch {
    select(source);
    return document.execCommand("copy") ? "Copied" : "Selected; press Ctrl+C to copy";
  }
};

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (button) say(await copy(document.querySelector(button.dataset.copy)));
});
