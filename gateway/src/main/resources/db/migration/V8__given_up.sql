-- A card host that cannot be asked is told to undo a payment whose answer did not come. From the moment that is decided no
-- approval counts any more, whichever gateway hears it; the reversal is sent until the host has acknowledged it.
alter table payment
  add column given_up_at timestamptz, -- from then on the payment can only be declined
  add column reversed_at timestamptz; -- when the card host acknowledged that no money moves by it

create index payment_to_reverse on payment (id) where given_up_at is not null and reversed_at is null;
