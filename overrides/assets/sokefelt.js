/* Henter søket først når noen går til søkefeltet. */
(function () {
  "use strict";
  var felt = document.getElementById("sok");
  function hent() {
    felt.removeEventListener("focus", hent);
    var skript = document.createElement("script");
    skript.src = felt.dataset.kode;
    document.body.appendChild(skript);
  }
  if (!felt) return;
  felt.addEventListener("focus", hent);
  if (document.activeElement === felt) hent();
})();
