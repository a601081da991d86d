/* Kopierer en tekst når noen trykker. Uten skriptet kan den merkes og kopieres som annen tekst. */
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  document.querySelectorAll(".melding button").forEach(function (knapp) {
    var boks = knapp.closest(".melding"), ord = boks.querySelector(".ord"), svar = boks.querySelector("[role=status]");
    /* Tømmes først, så skjermleseren sier det samme én gang til når noen trykker to ganger. */
    function si(navn) {
      svar.textContent = "";
      setTimeout(function () { svar.textContent = svar.dataset[navn]; }, 60);
    }
    knapp.hidden = false;
    knapp.addEventListener("click", function () {
      navigator.clipboard.writeText(ord.textContent.trim()).then(function () { si("kopiert"); }, function () {
        getSelection().selectAllChildren(ord);
        si("feil");
      });
    });
  });
})();
