use super::{Nature, Source, Text, VatBasis};
use crate::amount::Amount;
use crate::member::record;

record! {
    /// Expenses and revenues (budget dépenses-recettes).
    ///
    /// ```
    /// use inspir_core::{Amount, Budget, Expense};
    ///
    /// let hall = Expense { amount: Some(Amount::from_euros(300)), ..Expense::default() };
    /// let budget = Budget { expenses: vec![hall], ..Budget::default() };
    /// assert!(budget.revenues.is_empty());
    /// ```
    pub struct Budget<'a> {
        /// Whether the amounts contain VAT (HT, TTC).
        pub vat_basis: Option<VatBasis>,
        /// The expense lines (dépenses).
        pub expenses: Vec<Expense<'a>>,
        /// The revenue lines (recettes).
        pub revenues: Vec<Revenue<'a>>,
    }
}

record! {
    /// One expense line (dépense).
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"budget": {"expenses": [{"label": "Hall", "amount": "300.00"}]}}"#;
    /// let (application, _) = Call::creative_event().read_json(text);
    /// let hall = &application.budget.expenses[0];
    /// assert_eq!(hall.amount, Some(Amount::from_euros(300)));
    /// assert_eq!(hall.in_kind, None);
    /// ```
    pub struct Expense<'a> {
        /// What is paid for.
        pub label: Option<Text<'a>>,
        /// Euros.
        pub amount: Option<Amount>,
        /// Operating (if empty) or investment (fonctionnement, investissement).
        pub nature: Option<Nature>,
        /// The account of the Cerfa form.
        pub account: Option<Text<'a>>,
        /// A contribution in kind, such as volunteers' time (contribution volontaire en nature);
        /// no, if empty.
        pub in_kind: Option<bool>,
        /// Whether the call's rules let the expense count; yes, if empty.
        pub eligible: Option<bool>,
        /// Whether an external provider is paid; no, if empty.
        pub external_provider: Option<bool>,
        /// Which key aspect of the event this line pays for.
        pub supports: Option<Text<'a>>,
    }
}

record! {
    /// One revenue line (recette).
    ///
    /// ```
    /// # use inspir_core::{Call, Source};
    /// let text = br#"{"budget": {"revenues": [{"source": "commune", "secured": true}]}}"#;
    /// let (application, _) = Call::creative_event().read_json(text);
    /// let revenue = &application.budget.revenues[0];
    /// assert_eq!(revenue.source, Some(Source::Commune));
    /// assert_eq!(revenue.secured, Some(true));
    /// ```
    pub struct Revenue<'a> {
        /// What the revenue is.
        pub label: Option<Text<'a>>,
        /// Euros.
        pub amount: Option<Amount>,
        /// Where the money comes from (financeur).
        pub source: Option<Source>,
        /// The account of the Cerfa form.
        pub account: Option<Text<'a>>,
        /// A contribution in kind (contribution volontaire en nature); no, if empty.
        pub in_kind: Option<bool>,
        /// Whether the revenue is confirmed (acquis); no, if empty.
        pub secured: Option<bool>,
    }
}

record! {
    /// The grant asked for (subvention demandée), in euros.
    ///
    /// ```
    /// use inspir_core::{Amount, Application, Call, Request};
    ///
    /// let request = Request { amount: Some(Amount::from_euros(5000)), ..Request::default() };
    /// let application = Application { request: request.clone(), ..Application::default() };
    /// let decision = Call::creative_event().decide(&application);
    /// assert_eq!(decision.requested(), request.amount);
    /// ```
    pub struct Request {
        /// Creative event: the grant; 0 asks for the label alone.
        pub amount: Option<Amount>,
        /// Follow-up: the operating grant (fonctionnement).
        pub operating: Option<Amount>,
        /// Follow-up: the investment grant (investissement).
        pub investment: Option<Amount>,
    }
}
