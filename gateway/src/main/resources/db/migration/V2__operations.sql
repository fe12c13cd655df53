-- What is done to a payment after it was authorised: charged, released, given back. Each has a row of its own, written
-- before the card host is asked, so that an answer which is lost can be asked for again.

alter table payment
  add column charged_amount  bigint not null default 0, -- minor units that were taken
  add column returned_amount bigint not null default 0, -- minor units given back, or about to be
  add column changed_at timestamptz;

-- Payments charged at once are charged in full.
update payment set charged_amount = amount where state = 'CHARGED';

alter table payment drop constraint payment_state_check;
alter table payment drop constraint payment_outcome_whole;
alter table payment
  add constraint payment_state_check
    check (state in ('PENDING', 'AUTHORIZED', 'CHARGED', 'CANCELLED', 'RELEASED', 'DECLINED')),
  add constraint payment_outcome_whole check (
    case state
      when 'PENDING' then settled_at is null and decline_code is null and approval_code = ''
      when 'DECLINED' then settled_at is not null and decline_code is not null and approval_code = ''
      else settled_at is not null and decline_code is null and reference <> ''
    end),
  -- Never more charged than was blocked, never more given back than was charged.
  add constraint payment_sums check (
    charged_amount between 0 and amount
    and returned_amount between 0 and charged_amount
    and (charged_amount = 0 or state = 'CHARGED'));

create table operation (
  id           uuid        primary key,
  payment_id   uuid        not null references payment,
  merchant_id  uuid        not null,
  kind         text        not null check (kind in ('CHARGE', 'CANCEL', 'RELEASE', 'REFUND')),
  amount       bigint      not null check (amount > 0), -- minor units
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  external_id  text        check (length(external_id) between 1 and 100), -- the shop's own id of a refund
  state        text        not null check (state in ('PENDING', 'DONE', 'FAILED')),
  reference    text        not null default '',
  fault_code   integer,
  opened_at    timestamptz not null,
  settled_at   timestamptz,
  constraint operation_settled_whole check ((state = 'PENDING') = (settled_at is null))
);
-- An authorisation ends once: by a charge or by a release, whichever comes first.
create unique index operation_ending on operation (payment_id) where kind <> 'REFUND' and state <> 'FAILED';
-- A refund's own id works once, for ever. A refund that failed gives it back.
create unique index operation_external on operation (merchant_id, external_id)
  where external_id is not null and state <> 'FAILED';
create index operation_payment on operation (payment_id, opened_at);
create index operation_pending on operation (opened_at) where state = 'PENDING';
