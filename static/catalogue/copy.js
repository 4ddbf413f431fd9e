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
const select = (source) => {
  if (source.select) source.select();
  else getSelection().selectAllChildren(source);
  return document.execCommand("copy");
};

const copy = async (source) => {
  try {
    await navigator.clipboard.writeText(source.href ?? source.value ?? source.textContent.trim());
    return "Copied";
  } catch {
    return select(source) ? "Copied" : "Selected; press Ctrl+C to copy";
  }
};

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("[data-copy]");
  if (button) say(await copy(document.querySelector(button.dataset.copy)));
});
