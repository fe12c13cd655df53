-- What a saved card remembers of its payments, what a terminal rules about it, and payments that repeat by themselves.

alter table card
  -- The scheme's id of the first approved payment, sent along with the later ones; empty: there was none yet.
  add column network_id text not null default '',
  -- The decline that ended payments without the buyer.
  add column stopped_by integer check (stopped_by > 0),
  -- When the last declines came, the oldest first; null: none. Held short by the statement that adds to it.
  add column failures   timestamptz[];

alter table terminal
  add column failures_max       integer not null default 15 check (failures_max between 0 and 100), -- 0: no limit
  add column failures_days      integer not null default 30 check (failures_days between 1 and 365),
  add column release_after_days integer default 30 check (release_after_days between 1 and 365), -- null: never
  add column notify_operations  boolean not null default false;

-- Blocks that may have grown old.
create index payment_authorized on payment (terminal_id, settled_at, id) where state = 'AUTHORIZED';

-- A payment that is repeated by itself. While next_look_at is set there is something to be done.
create table subscription (
  id           uuid        primary key,
  payment_id   uuid        not null, -- the payment that is repeated
  merchant_id  uuid        not null,
  terminal_id  uuid        not null,
  frequency    text        not null check (frequency in ('WEEKLY', 'MONTHLY', 'QUARTERLY')),
  state        text        not null check (state in ('ACTIVE', 'COMPLETED', 'ENDED', 'FAILED')),
  created_at   timestamptz not null,
  last_due_at  timestamptz not null,
  turn         integer     not null default 1 check (turn > 0), -- which due payment comes next, counted from 1
  due_at       timestamptz not null,
  attempt      integer     not null default 1 check (attempt between 1 and 100), -- of this due payment
  next_look_at timestamptz,
  last_code    integer, -- the last decline of this due payment
  closed_at    timestamptz,
  constraint subscription_whole check (
    (state = 'ACTIVE') = (next_look_at is not null) and (state = 'ACTIVE') = (closed_at is null))
);
-- A payment is repeated by one subscription at a time.
create unique index subscription_live on subscription (payment_id) where state = 'ACTIVE';
create index subscription_merchant on subscription (merchant_id, id);
create index subscription_look on subscription (next_look_at) where next_look_at is not null;

-- The intent of each due payment: its order number and what stands for its token. One row, one payment, for ever.
create table subscription_payment (
  subscription_id uuid        not null references subscription,
  turn            integer     not null,
  attempt         integer     not null,
  token_id        uuid        not null unique,
  invoice_number  text        not null check (invoice_number ~ '^[0-9]{6,15}$'),
  created_at      timestamptz not null,
  primary key (subscription_id, turn, attempt)
);
