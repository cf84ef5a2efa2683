import ScenarioFiles

/// The starter scenario, shortened, with a budget whose texts would like to be formulas.
let smallScenario =
    StarterScenario.text(name: "Small city")
    .replacing("measured: 28 d", with: "measured: 3 d")
    .replacing("replications: 32", with: "replications: 4")
        + """

        budget:
          currency_year: 2024
          first_fiscal_year: 2025
          fiscal_years: 2
          inflation: 2.5 %
          relief_factor: 5
          agencies:
            - {id: health, name: "=Health;agency", code: "1.02"}
          account_codes:
            - {code: "5.1.02.02", name: Services}
          items:
            - id: pay
              name: {en: "=1+1", id: "+Gaji"}
              of: desk
              account: "5.1.02.02"
              driver: persons
              price: Rp 2.8 juta
              times_per_year: 13
              when: yearly

        """
