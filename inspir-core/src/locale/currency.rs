//! The currencies of calls.

use crate::closed_list::closed_list;

closed_list! {
    /// The currency of all amounts of a call. All have hundredths.
    #[non_exhaustive]
    pub enum Currency {
        /// Euro: the usual one.
        Eur = "EUR",
        /// Pound sterling.
        Gbp = "GBP",
        /// United States dollar.
        Usd = "USD",
        /// Swiss franc.
        Chf = "CHF",
        /// Bulgarian lev.
        Bgn = "BGN",
        /// Czech koruna.
        Czk = "CZK",
        /// Danish krone.
        Dkk = "DKK",
        /// Norwegian krone.
        Nok = "NOK",
        /// Polish złoty.
        Pln = "PLN",
        /// Romanian leu.
        Ron = "RON",
        /// Swedish krona.
        Sek = "SEK",
    }
}

impl Currency {
    /// The sign that stands for this currency alone; most have none.
    pub(crate) const fn sign(self) -> Option<&'static str> {
        match self {
            Self::Eur => Some("€"),
            Self::Gbp => Some("£"),
            Self::Usd => Some("$"),
            _ => None,
        }
    }
}

impl Default for Currency {
    /// The euro.
    fn default() -> Self {
        Self::Eur
    }
}
