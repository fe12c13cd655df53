-- The spine: who may ask (merchant, terminal), what is kept (card), what was asked and became of it (invoice, payment),
-- and what is still to be told (notification). Uniqueness and sums are constraints here, never checks before an insert.
-- Only what PostgreSQL shares with its distributed kin is used (ADR 3).

-- Tink keysets, each sealed by the master key, shared by every gateway process.
create table keyset (
  name       text        primary key,
  sealed     bytea       not null,
  created_at timestamptz not null
);

create table merchant (
  id                 uuid        primary key,
  name               text        not null check (length(name) between 1 and 100),
  client_id          text        not null unique check (client_id ~ '^[A-Za-z0-9._-]{1,64}$'),
  token_life_seconds integer     not null check (token_life_seconds between 60 and 86400),
  expires_in_form    text        not null check (expires_in_form in ('NUMBER', 'STRING')),
  created_at         timestamptz not null
);

-- At most two live client secrets, so that one can be replaced without a gap. Only a keyed hash is kept.
create table client_secret (
  merchant_id uuid        not null references merchant,
  slot        smallint    not null check (slot in (1, 2)),
  hash        bytea       not null,
  created_at  timestamptz not null,
  primary key (merchant_id, slot)
);

-- At most two live secrets that sign notifications; sealed, since signing needs them in the clear.
create table signing_secret (
  merchant_id uuid        not null references merchant,
  slot        smallint    not null check (slot in (1, 2)),
  sealed      bytea       not null,
  created_at  timestamptz not null,
  primary key (merchant_id, slot)
);

create table terminal (
  id               uuid        primary key,
  merchant_id      uuid        not null references merchant,
  number           text        not null unique check (number ~ '^[0-9]{8}$'),
  name             text        not null check (length(name) between 1 and 100),
  currencies       text        not null check (currencies ~ '^[A-Z]{3}(,[A-Z]{3})*$'),
  two_step         boolean     not null,
  secure_3d        boolean     not null,
  dialect          text        not null check (dialect in ('DOCUMENTED', 'LENIENT')),
  tail_window_days integer     check (tail_window_days between 1 and 3650), -- null: the last-six rule looks back for ever
  link_hosts       text        not null,                                    -- comma-separated; empty: any host
  cross_origin     boolean     not null,
  created_at       timestamptz not null
);
create index terminal_merchant on terminal (merchant_id);

-- A card number sealed with the CardId as associated data. Not yet saved: saved_at is null.
create table card (
  id             uuid        primary key,
  merchant_id    uuid        not null references merchant,
  account_id     text        not null,
  fingerprint    bytea       not null,
  sealed_number  bytea       not null,
  first_six      text        not null check (first_six ~ '^[0-9]{6}$'),
  last_four      text        not null check (last_four ~ '^[0-9]{4}$'),
  scheme         text        not null,
  expiry         integer     not null check (expiry between 200001 and 209912), -- yyyymm
  holder         text        not null,
  created_at     timestamptz not null,
  saved_at       timestamptz,
  deactivated_at timestamptz
);
-- Same number, same account, same merchant: same CardId (ADR 13).
create unique index card_of_account on card (merchant_id, account_id, fingerprint) where deactivated_at is null;

-- An order number at a terminal, taken by its first attempt and never given back. The hot tables below name their
-- terminal and card without a foreign key: neither is ever deleted, and the key's row lock would be taken by every payment.
create table invoice (
  terminal_id uuid        not null,
  number      text        not null check (number ~ '^[0-9]{1,20}$'),
  tail        text        check (tail ~ '^[0-9]{1,6}$'), -- null: the last-six rule does not hold this number
  opened_at   timestamptz not null,
  primary key (terminal_id, number)
);
create unique index invoice_tail on invoice (terminal_id, tail) where tail is not null;

create table payment (
  id                uuid        primary key,
  token_id          uuid        not null,
  attempt           smallint    not null check (attempt between 1 and 100),
  request_digest    bytea       not null,
  merchant_id       uuid        not null,
  terminal_id       uuid        not null,
  invoice_number    text        not null,
  invoice_alt       text        not null,
  amount            bigint      not null check (amount between 0 and 999999999999), -- minor units
  currency          text        not null check (currency ~ '^[A-Z]{3}$'),
  card_id           uuid        not null,
  channel           text        not null check (channel in ('API', 'PAGE')),
  two_step          boolean     not null,
  recurrent         boolean     not null,
  save_card         boolean     not null,
  description       text        not null,
  data              text        not null,
  account_id        text        not null,
  payer_name        text        not null,
  email             text        not null,
  phone             text        not null,
  language          text        not null check (language in ('RUSSIAN', 'KAZAKH', 'ENGLISH')),
  payer_address     text        not null,
  back_link         text        not null,
  failure_back_link text        not null,
  post_link         text        not null,
  failure_post_link text        not null,
  secret_hash       text        not null,
  state             text        not null check (state in ('PENDING', 'AUTHORIZED', 'CHARGED', 'DECLINED')),
  reference         text        not null default '',
  int_reference     text        not null default '',
  approval_code     text        not null default '',
  decline_code      integer,
  opened_at         timestamptz not null,
  settled_at        timestamptz,
  -- One token, one operation; the page may try again after a decline, one attempt after the other.
  constraint payment_token unique (token_id, attempt),
  constraint payment_outcome_whole check (
    case state
      when 'PENDING' then settled_at is null and decline_code is null and approval_code = ''
      when 'DECLINED' then settled_at is not null and decline_code is not null and approval_code = ''
      else settled_at is not null and decline_code is null and reference <> ''
    end)
);
-- One invoice, one order: whatever came before, at most one attempt is under way or paid.
create unique index payment_live on payment (terminal_id, invoice_number) where state <> 'DECLINED';
create index payment_invoice on payment (terminal_id, invoice_number, id);
create index payment_pending on payment (opened_at) where state = 'PENDING';

-- The outbox. A row is written with the outcome it tells of, and is open while next_try_at is set.
create table notification (
  id             uuid        primary key, -- the webhook-id, the same on every try
  payment_id     uuid        not null,
  merchant_id    uuid        not null,
  terminal_id    uuid        not null,
  invoice_number text        not null,
  success        boolean     not null,
  url            text        not null,
  body           text        not null,
  created_at     timestamptz not null,
  next_try_at    timestamptz,
  tries          integer     not null default 0,
  delivered_at   timestamptz,
  last_fault     text        not null default '',
  constraint notification_delivered_once check (delivered_at is null or next_try_at is null)
);
create index notification_due on notification (next_try_at) where next_try_at is not null;
create index notification_open on notification (terminal_id, invoice_number, id) where next_try_at is not null;
