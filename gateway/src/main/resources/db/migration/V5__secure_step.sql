-- A payment may have to wait for its buyer: the card's issuer asks him to show who he is (3-D Secure) before the card
-- host is asked. What the shop was told stands with the payment, so that a repeat is told the same.

alter table payment
  add column secure_md       text,        -- names the step to whoever comes back from the issuer; never given twice
  add column secure_pa_req   text,
  add column secure_action   text,
  add column secure_term_url text,
  add column secure_expiry   integer,     -- yyyymm, as the buyer typed it: it is to be judged after the step
  add column secure_until    timestamptz, -- then the step is over
  add column resumed_at      timestamptz, -- when the step was left, and the card host became the next to be asked
  -- How the buyer was authenticated, once that is known.
  add column secure_kind     text check (secure_kind in ('NOT_ENROLLED', 'FRICTIONLESS', 'CHALLENGE')),
  add column secure_eci      text,
  add column secure_proof    text;

alter table payment drop constraint payment_state_check;
alter table payment drop constraint payment_outcome_whole;
alter table payment
  add constraint payment_state_check
    check (state in (
      'PENDING', 'SECURE_STEP', 'AUTHORIZED', 'CHARGED', 'VERIFIED', 'CANCELLED', 'RELEASED', 'DECLINED')),
  add constraint payment_outcome_whole check (
    case state
      when 'PENDING' then settled_at is null and decline_code is null and approval_code = ''
      when 'SECURE_STEP' then settled_at is null and decline_code is null and approval_code = ''
      when 'DECLINED' then settled_at is not null and decline_code is not null and approval_code = ''
      else settled_at is not null and decline_code is null and reference <> ''
    end),
  add constraint payment_step_whole check (
    state <> 'SECURE_STEP'
    or (secure_md is not null and secure_pa_req is not null and secure_action is not null
        and secure_expiry is not null and secure_until is not null and resumed_at is null));

create unique index payment_secure_md on payment (secure_md) where secure_md is not null;
create index payment_secure_until on payment (secure_until) where state = 'SECURE_STEP';
