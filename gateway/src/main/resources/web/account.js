// What makes the account pages handier; every one of them works without it.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");

  // A form is sent once: whoever clicks twice is quicker than the page. What must not happen twice is kept by the server.
  document.addEventListener("submit", (event) => {
    const button = event.submitter || event.target.querySelector("button[type=submit]");
    if (event.target.dataset.sent || (event.target.dataset.sure && !confirm(event.target.dataset.sure))) {
      event.preventDefault();
      return;
    }
    if (event.target.method === "post") {
      event.target.dataset.sent = "yes";
      if (button) {
        button.setAttribute("aria-busy", "true");
      }
    }
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) {
      delete form.dataset.sent;
      form.querySelectorAll("[aria-busy]").forEach((each) => each.removeAttribute("aria-busy"));
    }
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-submit]")) {
      event.target.form.requestSubmit();
    }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) {
      return;
    }
    navigator.clipboard.writeText(button.dataset.copy).then(() => {
      button.dataset.done = "yes";
      button.title = document.body.dataset.copied;
      setTimeout(() => delete button.dataset.done, 1500);
    });
  });

  // Keys: "/" to search, "g" and a letter to go to a part of the pages, "j" and "k" along a table, Enter to open.
  const typing = (element) => element.matches("input, select, textarea, [contenteditable]");
  let going = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
      return;
    }
    const rows = [...document.querySelectorAll(".row-link")];
    const at = rows.indexOf(document.activeElement);
    if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    } else if (going) {
      going = false;
      const item = document.querySelector(`.menu-item[data-key="${CSS.escape(event.key)}"]`);
      if (item) {
        item.click();
      }
    } else if (event.key === "g") {
      going = true;
      setTimeout(() => { going = false; }, 1500);
    } else if ((event.key === "j" || event.key === "k") && rows.length) {
      const next = event.key === "j" ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0);
      rows[next].focus();
    }
  });
})();
