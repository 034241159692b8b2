use super::choices::{Nature, VatBasis};
use super::details::Details;
use super::listed::{CategoryId, FundingSource};
use super::text::Text;
use crate::amount::Amount;
use crate::declaration::label;
use crate::fact::Fact;
use crate::locale::words;
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
        pub vat_basis: Option<VatBasis> => label!(fr: "budget HT ou TTC", en: "budget excluding or including VAT"),
        /// The expense lines (dépenses).
        pub expenses: Vec<Expense<'a>> => label!(fr: "dépenses", en: "expenses").items(&[words!(fr: "dépense", en: "expense"), words!(fr: "dépenses", en: "expenses")]),
        /// The revenue lines (recettes).
        pub revenues: Vec<Revenue<'a>> => label!(fr: "recettes", en: "revenues").items(&[words!(fr: "recette", en: "revenue"), words!(fr: "recettes", en: "revenues")]),
    }
}

record! {
    /// One expense line (dépense).
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"budget": {"expenses": [{"label": "Hall", "amount": "300.00"}]}}"#;
    /// let application = Call::creative_event().read_json(text).into_application();
    /// let hall = &application.budget.expenses[0];
    /// assert_eq!(hall.amount, Some(Amount::from_euros(300)));
    /// assert_eq!(hall.in_kind, None);
    /// ```
    pub struct Expense<'a> {
        /// What is paid for.
        pub label: Option<Text<'a>> => label!(fr: "dépense", en: "expense"),
        /// In the currency of the call.
        pub amount: Option<Amount> => label!(fr: "montant", en: "amount"),
        /// Operating (if empty) or investment (fonctionnement, investissement).
        pub nature: Option<Nature> => label!(fr: "nature", en: "nature").or(Fact::Choice(Nature::Operating as u16)),
        /// The account of the Cerfa form.
        pub account: Option<Text<'a>> => label!(fr: "compte", en: "account"),
        /// A contribution in kind, such as volunteers' time (contribution volontaire en nature);
        /// no, if empty.
        pub in_kind: Option<bool> => label!(fr: "en nature", en: "in kind").or(Fact::Flag(false)),
        /// Whether the call's rules let the expense count; yes, if empty.
        pub eligible: Option<bool> => label!(fr: "éligible", en: "eligible").or(Fact::Flag(true)),
        /// Whether an external provider is paid; no, if empty.
        pub external_provider: Option<bool> => label!(fr: "prestataire extérieur", en: "external provider").or(Fact::Flag(false)),
        /// Which key aspect of the event this line pays for.
        pub supports: Option<Text<'a>> => label!(fr: "à quoi sert la dépense", en: "what the expense is for"),
        /// Which of the call's categories it belongs to (poste de dépenses).
        pub category: Option<CategoryId<'a>> => label!(fr: "catégorie", en: "category"),
        /// Answers to the call's own fields of an expense.
        pub details: Details<'a>,
    }
}

record! {
    /// One revenue line (recette).
    ///
    /// ```
    /// # use inspir_core::{Call, Source};
    /// let text = br#"{"budget": {"revenues": [{"source": "commune", "secured": true}]}}"#;
    /// let application = Call::creative_event().read_json(text).into_application();
    /// let revenue = &application.budget.revenues[0];
    /// assert_eq!(revenue.source, Some(Source::Commune.into()));
    /// assert_eq!(revenue.secured, Some(true));
    /// ```
    pub struct Revenue<'a> {
        /// What the revenue is.
        pub label: Option<Text<'a>> => label!(fr: "recette", en: "revenue"),
        /// In the currency of the call.
        pub amount: Option<Amount> => label!(fr: "montant", en: "amount"),
        /// Where the money comes from (financeur).
        pub source: Option<FundingSource<'a>> => label!(fr: "financeur", en: "funder"),
        /// The account of the Cerfa form.
        pub account: Option<Text<'a>> => label!(fr: "compte", en: "account"),
        /// A contribution in kind (contribution volontaire en nature); no, if empty.
        pub in_kind: Option<bool> => label!(fr: "en nature", en: "in kind").or(Fact::Flag(false)),
        /// Whether the revenue is confirmed (acquis); no, if empty.
        pub secured: Option<bool> => label!(fr: "acquis", en: "secured").or(Fact::Flag(false)),
        /// Answers to the call's own fields of a revenue.
        pub details: Details<'a>,
    }
}

record! {
    /// The grant asked for (subvention demandée).
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
        pub amount: Option<Amount> => label!(fr: "montant demandé", en: "amount asked for"),
        /// Follow-up: the operating grant (fonctionnement).
        pub operating: Option<Amount> => label!(fr: "montant demandé en fonctionnement", en: "operating amount asked for"),
        /// Follow-up: the investment grant (investissement).
        pub investment: Option<Amount> => label!(fr: "montant demandé en investissement", en: "investment amount asked for"),
    }
}
