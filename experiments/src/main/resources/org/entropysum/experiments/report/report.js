(function () {
  "use strict";

  const table = document.getElementById("results");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const headings = Array.from(table.tHead.rows[0].cells);
  const form = document.getElementById("filters");
  const find = document.getElementById("find");
  const verdict = document.getElementById("verdict");
  const unexpected = document.getElementById("unexpected");
  const shown = document.getElementById("shown");
  let sorted = "";

  function value(row, column) {
    return row.cells[column].dataset.value;
  }

  function compare(a, b, column, numeric, sign) {
    const left = value(a, column);
    const right = value(b, column);
    if (left === "" || right === "") {
      return (left === "") - (right === "");
    }
    return sign * (numeric ? Number(left) - Number(right) : left.localeCompare(right, "en", { numeric: true }));
  }

  function sort(key) {
    const descending = key.startsWith("-");
    const name = descending ? key.slice(1) : key;
    const column = headings.findIndex((heading) => heading.dataset.key === name);
    headings.forEach((heading) => heading.removeAttribute("aria-sort"));
    sorted = column >= 0 ? key : "";
    const order = rows.slice();
    if (column >= 0) {
      const numeric = rows.some((row) => row.cells[column].classList.contains("number"));
      headings[column].setAttribute("aria-sort", descending ? "descending" : "ascending");
      order.sort((a, b) => compare(a, b, column, numeric, descending ? -1 : 1));
    }
    order.forEach((row) => body.appendChild(row));
  }

  function filter() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row) => {
      const text = row.dataset.words.toLowerCase();
      const fits = words.every((word) => text.includes(word))
        && (verdict.value === "" || row.dataset.verdict === verdict.value)
        && (!unexpected.checked || row.dataset.passed === "false");
      row.hidden = !fits;
      document.getElementById(row.dataset.cell).hidden = !fits;
      count += fits ? 1 : 0;
    });
    shown.textContent = count + " of " + rows.length + " cells";
  }

  function remember() {
    const state = new URLSearchParams();
    if (sorted) { state.set("sort", sorted); }
    if (find.value) { state.set("find", find.value); }
    if (verdict.value) { state.set("verdict", verdict.value); }
    if (unexpected.checked) { state.set("unexpected", "yes"); }
    const hash = state.toString();
    history.replaceState(null, "", hash ? "#" + hash : "#cells");
  }

  function uncover(section) {
    if (section && section.hidden) {
      form.reset();
      filter();
      section.scrollIntoView();
    }
  }

  function recall() {
    if (!location.hash.includes("=")) {
      uncover(document.getElementById(location.hash.slice(1)));
      return;
    }
    const state = new URLSearchParams(location.hash.slice(1));
    find.value = state.get("find") || "";
    verdict.value = state.get("verdict") || "";
    unexpected.checked = state.has("unexpected");
    sort(state.get("sort") || "");
    filter();
  }

  headings.forEach((heading) => {
    heading.querySelector("button").addEventListener("click", () => {
      const key = heading.dataset.key;
      sort(sorted === key ? "-" + key : sorted === "-" + key ? "" : key);
      remember();
    });
  });
  form.addEventListener("input", () => { filter(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", recall);
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
  });

  form.hidden = false;
  filter();
  recall();
  document.documentElement.dataset.ready = "true";
})();
