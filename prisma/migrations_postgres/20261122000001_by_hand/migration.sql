-- The audit log is append-only, whoever writes: the program has no function to change it, and the database refuses one.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only';
END $$;
CREATE TRIGGER "AuditEntry_no_change" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

-- What every process keeps in memory (services/cached): the others hear when it changes, with the commit that changed it.
CREATE FUNCTION "tell_facts"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('gerai_news', 'facts');
  RETURN NULL;
END $$;
CREATE TRIGGER "Setting_tell" AFTER INSERT OR UPDATE OR DELETE ON "Setting"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_facts"();
CREATE TRIGGER "TextOverride_tell" AFTER INSERT OR UPDATE OR DELETE ON "TextOverride"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_facts"();
CREATE TRIGGER "Tariff_tell" AFTER INSERT OR UPDATE OR DELETE ON "Tariff"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_facts"();
CREATE TRIGGER "Holiday_tell" AFTER INSERT OR UPDATE OR DELETE ON "Holiday"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_facts"();
CREATE TRIGGER "Product_tell" AFTER INSERT OR UPDATE OR DELETE ON "Product"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_facts"();
