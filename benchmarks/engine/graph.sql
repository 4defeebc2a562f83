-- The service graph of records in SQL. Kinder to SQL than to the engine: records are taken to be unique and complete, runs not to be
-- tried again, no key to be claimed twice, and names of resources are left as they are.
CREATE TEMP TABLE records AS
SELECT kind, invocation, time_us, function, event_source, step, service, operation, resource, status, duration_us, retries, keys
FROM read_json($path, format = 'newline_delimited', columns = {
  kind: 'VARCHAR', invocation: 'VARCHAR', time_us: 'BIGINT', function: 'VARCHAR', event_source: 'VARCHAR', step: 'VARCHAR',
  service: 'VARCHAR', operation: 'VARCHAR', resource: 'VARCHAR', status: 'VARCHAR', duration_us: 'BIGINT', retries: 'BIGINT',
  keys: 'VARCHAR[]'});

CREATE TEMP TABLE entries AS SELECT invocation, function, event_source, time_us, keys FROM records WHERE kind = 'entry';

CREATE TEMP TABLE calls AS
SELECT r.invocation, e.function, r.service || '.' || r.operation AS operation, r.resource, r.status, r.duration_us, r.retries, r.keys,
  r.time_us - r.duration_us AS began
FROM records r JOIN entries e USING (invocation) WHERE r.kind = 'call' AND r.step = 'end';

-- The strings of an entry are causes; of the keys in a string the first that some call has is the proof.
CREATE TEMP TABLE proofs AS
WITH effects AS (
  SELECT unnest(string_split(text, ' ')) AS key, function, operation, began
  FROM (SELECT unnest(keys) AS text, function, operation, began FROM calls)
), strings AS (
  SELECT invocation, function, event_source, time_us, unnest(keys) AS text FROM entries
), causes AS (
  SELECT invocation, function, event_source, time_us, text, unnest(string_split(text, ' ')) AS key,
    generate_subscripts(string_split(text, ' '), 1) AS place FROM strings
)
SELECT c.invocation, c.text, any_value(c.function) AS function, any_value(c.event_source) AS event_source,
  arg_min(e.function, place) AS caller, arg_min(e.operation, place) AS operation, any_value(c.time_us) - arg_min(e.began, place) AS latency
FROM causes c JOIN effects e USING (key) GROUP BY c.invocation, c.text;

CREATE TEMP TABLE call_edges AS
SELECT function, operation, resource, count(*) AS count, count(*) FILTER (status = 'error') AS errors, sum(retries)::BIGINT AS retries,
  quantile_disc(duration_us, [0.5, 0.95, 0.99]) AS durations
FROM calls GROUP BY ALL;

CREATE TEMP TABLE links AS
SELECT caller, function, operation, count(*) AS count, quantile_disc(latency, [0.5, 0.95, 0.99]) AS latencies
FROM proofs GROUP BY ALL;

CREATE TEMP TABLE source_edges AS
SELECT function, event_source, count(*) AS count, quantile_disc(latency, [0.5, 0.95, 0.99]) AS latencies
FROM proofs GROUP BY ALL;
