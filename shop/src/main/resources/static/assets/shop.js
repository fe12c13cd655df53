// What makes the pages handier. All of them work without it.
"use strict";

// The orders page looks again whenever the shop says that something changed, and changes only what is new.
function live(place) {
  const list = document.getElementById("orders");
  const said = document.getElementById("said");
  let looking = false;
  let again = false;

  async function look() {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      do {
        again = false;
        const answer = await fetch("/orders/list", { headers: { Accept: "text/html" } });
        if (answer.ok) {
          show(new DOMParser().parseFromString(await answer.text(), "text/html"));
        }
      } while (again);
    } catch (failure) {
      // The connection is gone; the next event, or the next connection, looks again.
    } finally {
      looking = false;
    }
  }

  function show(page) {
    const fresh = [...page.querySelectorAll("[data-order]")];
    fresh.forEach((order, place) => {
      const old = list.querySelector(`[data-order="${order.dataset.order}"]`);
      if (!old) {
        list.insertBefore(order, list.children[place] ?? null);
      } else if (old.dataset.version !== order.dataset.version) {
        replace(old, order);
      }
    });
  }

  function replace(old, order) {
    const open = old.querySelector("details")?.open ?? false;
    const focused = old.contains(document.activeElement);
    order.querySelector("details").open = open;
    order.classList.toggle("order-now", old.classList.contains("order-now"));
    if (old.dataset.said !== order.dataset.said) {
      said.textContent = order.dataset.said;
      order.classList.add("order-changed");
    }
    old.replaceWith(order);
    if (focused) {
      order.tabIndex = -1;
      order.focus();
    }
  }

  const events = new EventSource(place.dataset.live);
  events.addEventListener("orders", look);
  events.addEventListener("open", () => place.classList.add("live-on"));
  events.addEventListener("error", () => place.classList.remove("live-on"));
  addEventListener("pagehide", () => events.close());
}

document.querySelectorAll("[data-live]").forEach(live);

// A number that is changed needs no button.
document.querySelectorAll("form[data-sent-by-itself]").forEach(form => {
  form.querySelector("[data-superfluous]").hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
});

// One press is enough. The page may come back from the browser's memory, with its buttons.
document.querySelectorAll("form").forEach(form => {
  form.addEventListener("submit", () => setTimeout(() => {
    form.querySelectorAll("button").forEach(button => { button.disabled = true; });
  }));
});
addEventListener("pageshow", event => {
  if (event.persisted) {
    location.reload();
  }
});

document.querySelectorAll("form[data-go]").forEach(form => form.requestSubmit());
