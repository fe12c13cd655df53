-- A bank's file held against our book, line by line.

create table bank_file (
  id          uuid        primary key,
  merchant_id uuid        not null references merchant,
  name        text        not null,
  first_day   date        not null,
  last_day    date        not null check (last_day >= first_day),
  uploaded_by uuid        not null references app_user,
  uploaded_at timestamptz not null,
  content     text,        -- as it came, until somebody has said what its columns are
  compared_at timestamptz,
  constraint bank_file_compared_whole check ((content is null) = (compared_at is not null))
);
create index bank_file_merchant on bank_file (merchant_id, uploaded_at);

-- What the columns of a bank's files are: said once, known by the names of all columns together.
create table bank_mapping (
  merchant_id uuid not null references merchant,
  header      text not null,
  reference   text not null,
  amount      text not null,
  currency    text not null, -- a column's name; empty: all is in tenge
  kind        text not null, -- a column's name; empty: refunds are below zero
  refund_word text not null,
  primary key (merchant_id, header)
);

create table bank_line (
  file_id     uuid        not null references bank_file,
  no          integer     not null, -- of the bank's line; behind the last: what the bank does not have
  outcome     text        not null check (outcome in (
                'MATCHED', 'AMOUNT_DIFFERS', 'MISSING_HERE', 'MISSING_THERE', 'OTHER_DAY', 'REPEATED', 'UNREADABLE')),
  reference   text        not null,
  currency    text        not null,
  bank_amount bigint, -- minor units, below zero for a refund
  our_amount  bigint,
  payment_id  uuid,
  our_at      timestamptz,
  note        text        not null default '',
  resolved_by uuid        references app_user,
  resolved_at timestamptz,
  primary key (file_id, no),
  constraint bank_line_resolved_whole check ((resolved_by is null) = (resolved_at is null))
);
create index bank_line_open on bank_line (file_id, no) where outcome <> 'MATCHED';
