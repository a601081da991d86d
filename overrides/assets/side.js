/* På hver side: henter søket først når noen går til feltet, åpner det en lenke peker inn i, og lukker menyen. */
(function () {
  "use strict";
  var felt = document.getElementById("sok"), meny = document.getElementById("meny");
  function hent() {
    felt.removeEventListener("focus", hent);
    var skript = document.createElement("script");
    skript.src = felt.dataset.kode;
    document.body.appendChild(skript);
  }
  /* Mange telefoner ruller til en lenkes mål uten å åpne det målet er brettet inn i. */
  function brettUt() {
    var mal = document.getElementById(location.hash.slice(1)), lukket = false;
    for (var el = mal; el; el = el.parentElement) if (el.localName === "details" && !el.open) lukket = el.open = true;
    if (lukket) mal.scrollIntoView();
  }
  window.addEventListener("hashchange", brettUt);
  brettUt();
  /* En meny som står åpen når siden hentes fram igjen, dekker numrene. */
  window.addEventListener("pagehide", function () { if (meny && meny.hidePopover) meny.hidePopover(); });
  if (!felt) return;
  felt.addEventListener("focus", hent);
  if (document.activeElement === felt) hent();
})();
