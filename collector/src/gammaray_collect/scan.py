"""All items of a table, in parallel segments; an interrupted scan goes on where it was."""
import datetime
import threading

DONE = "done"


def read(table, api, wire, request):
    key = f"scan {table.key}"
    state = next((value for rest, value in wire.checkpoints(key) if not rest), None)
    if state and not request["restart"]:
        wire.note(
            f"{table.label}: goes on with the scan that began at {state['began']}. What was written since then may be missing: "
            "run collect again, or begin anew with --restart")
    else:
        began = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        state = {"began": began, "segments": [None] * request["segments"]}
    lock, failures = threading.Lock(), []
    threads = [
        threading.Thread(target=_segment, args=(number, table, api, wire, key, state, lock, failures), daemon=True)
        for number, after in enumerate(state["segments"]) if after != DONE
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    wire.page([], key, None)


def _segment(number, table, api, wire, key, state, lock, failures):
    try:
        after = state["segments"][number]
        while after != DONE and not failures:
            # Consistent, so that all that was written before the scan is in it.
            parameters = {"TableName": table.id, "Segment": number, "TotalSegments": len(state["segments"]), "ConsistentRead": True}
            if after:
                parameters["ExclusiveStartKey"] = after
            answer = api.call("dynamodb", table.region, "scan", **parameters)
            after = answer.get("LastEvaluatedKey") or DONE
            # One at a time, so that no checkpoint overtakes another segment's.
            with lock:
                state["segments"][number] = after
                wire.page(answer.get("Items") or [], key, state)
    except Exception as error:
        failures.append(error)
