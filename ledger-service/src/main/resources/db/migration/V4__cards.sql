-- What was booked on a card: for its balance, which a storefront may ask for at any time. Only lines of the accounts that
-- are kept by card are in it, so that booking anything else costs nothing more.
CREATE INDEX line_card ON line (sub_key, tenant) WHERE account IN ('2200', '2220', '2230', '2240', '9200');
