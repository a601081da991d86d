// Svarer for tests/audit/test_hours_oracle.py: hva opening_hours.js sier om hvert øyeblikk, o (åpent), c (stengt) eller u (vet ikke).
const OpeningHours = require("opening_hours");
const { moments, cases } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const place = { lat: 60.79, lon: 10.69, address: { country_code: "no", state: "Innlandet" } };
const when = moments.map((one) => new Date(one));
const answer = (written) => {
  const at = new OpeningHours(written, place, { locale: "en" }).getIterator(when[0]);
  return when.map((one) => (at.setDate(one), at.getUnknown() ? "u" : at.getState() ? "o" : "c")).join("");
};
console.log(JSON.stringify(Object.fromEntries(Object.entries(cases).map(([name, written]) => [name, answer(written)]))));
