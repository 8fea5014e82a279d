"""Loads a Lambda function as Lambda does and calls it twice: ``python -P lambda_process.py HANDLER EVENT``.

EVENT is a file. The last line printed is JSON: the CPU milliseconds of the import and of each call, and the
last answer. What Lambda's own bootstrap has imported by then is imported here before the clock starts.
"""

import importlib
import json
import logging
import os
import sys
import time
import traceback
import warnings

from lambda_context import Context

BOOTSTRAP = (logging, os, traceback, warnings)


def main(handler: str, event_file: str) -> None:
    with open(event_file, encoding="utf-8") as file:  # noqa: PTH123 - pathlib is not Lambda's to import
        event = file.read()
    events = [json.loads(event), json.loads(event)]
    module, _, name = handler.rpartition(".")
    times = [time.process_time()]
    function = getattr(importlib.import_module(module), name)
    times.append(time.process_time())
    for one in events:
        answer = function(one, Context())
        times.append(time.process_time())
    spent = [1000 * (times[number + 1] - times[number]) for number in range(len(events) + 1)]
    print(json.dumps({"milliseconds": spent, "answer": answer}))


if __name__ == "__main__":
    main(*sys.argv[1:])
