-- A ledger in the shape of pgledger: a function books a transfer between two accounts, each of which keeps a running
-- balance, and writes an entry for either side with the balance before and after it.

CREATE TABLE account (
    id         bigint      NOT NULL PRIMARY KEY,
    name       text        NOT NULL,
    currency   text        NOT NULL,
    balance    bigint      NOT NULL DEFAULT 0,
    version    bigint      NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE transfer (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    from_account bigint      NOT NULL REFERENCES account,
    to_account   bigint      NOT NULL REFERENCES account,
    amount_minor bigint      NOT NULL CHECK (amount_minor > 0),
    happened_at  timestamptz NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    CHECK (from_account <> to_account)
);
CREATE INDEX transfer_from ON transfer (from_account);
CREATE INDEX transfer_to ON transfer (to_account);

CREATE TABLE entry (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account         bigint      NOT NULL REFERENCES account,
    transfer        bigint      NOT NULL REFERENCES transfer,
    amount_minor    bigint      NOT NULL,
    balance_before  bigint      NOT NULL,
    balance_after   bigint      NOT NULL,
    account_version bigint      NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX entry_account ON entry (account);
CREATE INDEX entry_transfer ON entry (transfer);

CREATE FUNCTION add_entry(the_account bigint, the_transfer bigint, minor bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    after_it account;
BEGIN
    UPDATE account
       SET balance = balance + minor, version = version + 1, updated_at = now()
     WHERE id = the_account
    RETURNING * INTO after_it;
    INSERT INTO entry (account, transfer, amount_minor, balance_before, balance_after, account_version)
    VALUES (the_account, the_transfer, minor, after_it.balance - minor, after_it.balance, after_it.version);
END $$;

CREATE FUNCTION book_locked(the_from bigint, the_to bigint, minor bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    made bigint;
BEGIN
    INSERT INTO transfer (from_account, to_account, amount_minor, happened_at)
    VALUES (the_from, the_to, minor, now())
    RETURNING id INTO made;
    PERFORM add_entry(the_from, made, -minor);
    PERFORM add_entry(the_to, made, minor);
    RETURN made;
END $$;

-- Accounts are locked in the order of their ids, so that two callers never wait for each other.
CREATE FUNCTION book_transfers(from_accounts bigint[], to_accounts bigint[], minors bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM account WHERE id = ANY (from_accounts || to_accounts) ORDER BY id FOR UPDATE;
    IF (SELECT count(DISTINCT currency) FROM account WHERE id = ANY (from_accounts || to_accounts)) <> 1 THEN
        RAISE EXCEPTION 'a transfer has one currency';
    END IF;
    FOR i IN 1 .. cardinality(from_accounts) LOOP
        RETURN NEXT book_locked(from_accounts[i], to_accounts[i], minors[i]);
    END LOOP;
END $$;

CREATE FUNCTION book_transfer(the_from bigint, the_to bigint, minor bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    currency_from text;
    currency_to   text;
BEGIN
    PERFORM FROM account WHERE id IN (the_from, the_to) ORDER BY id FOR UPDATE;
    SELECT currency INTO currency_from FROM account WHERE id = the_from;
    SELECT currency INTO currency_to FROM account WHERE id = the_to;
    IF currency_from IS DISTINCT FROM currency_to THEN
        RAISE EXCEPTION 'a transfer has one currency';
    END IF;
    RETURN book_locked(the_from, the_to, minor);
END $$;

INSERT INTO account (id, name, currency) SELECT i, 'account ' || i, 'USD' FROM generate_series(1, 10000) AS i;
ANALYZE account;
