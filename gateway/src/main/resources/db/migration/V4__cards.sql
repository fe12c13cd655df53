-- Saved cards are listed and deactivated, card numbers that nobody needs any more are forgotten, cards come as cryptograms,
-- and a card may be verified without a payment.

-- A card that is deactivated keeps its row, for the payments that were made with it; its number goes.
alter table card
  alter column sealed_number drop not null,
  add column saved_by uuid,        -- the payment that saved it; null: none did
  add column typed_at timestamptz; -- when its number last came in

update card
   set typed_at = created_at,
       saved_by = (select first_payment.id
                     from (select distinct on (card_id) card_id, id
                             from payment
                            where save_card and state not in ('PENDING', 'DECLINED')
                            order by card_id, id) first_payment
                    where first_payment.card_id = card.id);

alter table card
  alter column typed_at set not null,
  add constraint card_forgotten_is_deactivated check (sealed_number is not null or deactivated_at is not null);

-- Cards whose number is to be forgotten: those that no payment saved, and those that were deactivated.
create index card_unsaved on card (typed_at) where saved_at is null and deactivated_at is null;
create index card_deactivated on card (deactivated_at) where sealed_number is not null and deactivated_at is not null;

-- Whether a payment with a card that is not saved is still open. Payments with saved cards do not pay for this index.
create index payment_typed on payment (card_id) where channel <> 'API';

alter table payment drop constraint payment_channel_check;
alter table payment drop constraint payment_state_check;
alter table payment drop constraint payment_outcome_whole;
alter table payment
  add constraint payment_channel_check check (channel in ('API', 'PAGE', 'CRYPTOGRAM')),
  add constraint payment_state_check
    check (state in ('PENDING', 'AUTHORIZED', 'CHARGED', 'VERIFIED', 'CANCELLED', 'RELEASED', 'DECLINED')),
  add constraint payment_outcome_whole check (
    case state
      when 'PENDING' then settled_at is null and decline_code is null and approval_code = ''
      when 'DECLINED' then settled_at is not null and decline_code is not null and approval_code = ''
      else settled_at is not null and decline_code is null and reference <> ''
    end),
  -- A verification moves no money, and nothing but a verification is about none.
  add constraint payment_verified check (state <> 'VERIFIED' or amount = 0);

alter table merchant
  add column empty_card_list text not null default 'CODE' check (empty_card_list in ('CODE', 'EMPTY_LIST'));

-- Whether a shop may send card numbers as cryptograms: it needs PCI DSS for that.
alter table terminal add column cryptogram boolean not null default false;
update terminal set cryptogram = true where id = '67e34d63-102f-4bd1-898e-370781d0074d'; -- the documents', in sandboxes alone

-- The RSA keys that open cryptograms. One is handed out; those before it open what was made with them for a while.
create table cryptogram_key (
  id          uuid        primary key,
  handed_out  boolean     unique check (handed_out), -- null: it has been replaced
  public_key  bytea       not null, -- SubjectPublicKeyInfo
  sealed      bytea       not null, -- PKCS #8, sealed
  created_at  timestamptz not null,
  opens_until timestamptz,
  constraint cryptogram_key_ends check ((handed_out is null) = (opens_until is not null))
);
