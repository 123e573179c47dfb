-- What the sample edition asks of cases, written by hand for DuckDB: each record is read once for the sums, and once more
-- in its two columns and three conditions for the procedures, which is three times as fast as COUNT(DISTINCT ...).
-- A figure is NULL where its population is there and nobody answered the question.
WITH judged AS (
    SELECT *,
        received_on BETWEEN $first AND $last AS received,
        ended_on BETWEEN $first AND $last AS ended,
        (received_on IS NULL OR received_on <= $last) AND (ended_on IS NULL OR ended_on >= $first)
            AND (least(coalesce(ended_on, $last), $last) - due_on > coalesce(waiting_days, 0)
                OR (due_on IS NOT NULL AND coalesce(supplements, 0) > 1)) AS late_now,
        least(coalesce(ended_on, $last), $last) - due_on <= coalesce(waiting_days, 0)
            AND coalesce(supplements, 0) <= 1 AS on_time
    FROM read_parquet($files)
),
counted AS (
    SELECT resolving_unit AS unit,
        sum(received::INT) AS cases_received,
        sum(ended::INT) AS cases_resolved,
        sum((ended AND on_time)::INT) AS cases_resolved_on_time,
        sum(late_now::INT) AS cases_late,
        sum(CASE WHEN late_now THEN apologised::INT END) AS cases_apologised,
        sum((received AND state IN ('supplement', 'fee_asked', 'stopped'))::INT) AS cases_suspended,
        sum((received AND refused_on <= $last)::INT) AS cases_returned,
        sum(CASE WHEN received THEN disclosed::INT END) AS cases_disclosed,
        sum(CASE WHEN received THEN by_process::INT END) AS cases_by_process,
        sum(CASE WHEN received THEN (channel = 'online')::INT END) AS cases_online,
        sum(CASE WHEN received THEN digitised::INT END) AS cases_digitised,
        sum((ended AND result_required)::INT) AS cases_with_result,
        sum(CASE WHEN ended AND result_required THEN e_result::INT END) AS cases_with_e_result,
        sum((received AND conforming IS NOT NULL)::INT) AS cases_checked,
        sum((received AND conforming)::INT) AS cases_conforming,
        sum((received AND reusable)::INT) AS cases_reusable,
        sum(CASE WHEN received AND reusable THEN reused::INT END) AS cases_reused,
        sum((received AND linked IS NOT NULL)::INT) AS linked_answers,
        sum((received AND service IS NOT NULL)::INT) AS service_answers
    FROM judged GROUP BY unit
),
procedures AS (
    SELECT unit, sum(linked) AS linked, sum(online) AS online
    FROM (
        SELECT resolving_unit AS unit, procedure,
            max(linked::INT) AS linked,
            max((channel = 'online' AND service IN ('partial', 'whole'))::INT) AS online
        FROM judged WHERE received AND (linked OR (channel = 'online' AND service IN ('partial', 'whole')))
        GROUP BY unit, procedure
    )
    GROUP BY unit
)
SELECT unit, cases_received, cases_resolved,
    coalesce(cases_resolved_on_time, 0) AS cases_resolved_on_time, cases_late,
    CASE WHEN cases_late = 0 THEN 0 ELSE cases_apologised END AS cases_apologised,
    coalesce(cases_suspended, 0) AS cases_suspended, coalesce(cases_returned, 0) AS cases_returned,
    CASE WHEN cases_received = 0 THEN 0 ELSE cases_disclosed END AS cases_disclosed,
    CASE WHEN cases_received = 0 THEN 0 ELSE cases_by_process END AS cases_by_process,
    CASE WHEN cases_received = 0 THEN 0 ELSE cases_online END AS cases_online,
    CASE WHEN cases_received = 0 THEN 0 ELSE cases_digitised END AS cases_digitised,
    coalesce(cases_with_result, 0) AS cases_with_result,
    CASE WHEN coalesce(cases_with_result, 0) = 0 THEN 0 ELSE cases_with_e_result END AS cases_with_e_result,
    cases_checked, coalesce(cases_conforming, 0) AS cases_conforming, coalesce(cases_reusable, 0) AS cases_reusable,
    CASE WHEN coalesce(cases_reusable, 0) = 0 THEN 0 ELSE cases_reused END AS cases_reused,
    CASE WHEN cases_received = 0 OR linked_answers > 0 THEN coalesce(procedures.linked, 0) END
        AS procedures_linked_with_cases,
    CASE WHEN cases_received = 0 OR (service_answers > 0 AND cases_online IS NOT NULL) THEN coalesce(online, 0) END
        AS procedures_online_with_cases
FROM counted LEFT JOIN procedures USING (unit)
WHERE unit IS NOT NULL
