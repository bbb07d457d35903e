"""The pattern recognizers of Microsoft Presidio over some texts: a yardstick for `make bench`.

Arguments: a file with one JSON object {"text": ...} a line, and a number of rounds. Prints one JSON object: CPU seconds
of each round, how many recognizers there are, how much they found.

Only what matches patterns runs, each recognizer once over each text; no language model is loaded, no context words are
looked up and nothing is merged, all of which Presidio does besides. Nothing is fetched while it runs.
"""
import json
import sys
import time

import tldextract
from presidio_analyzer import PatternRecognizer, RecognizerRegistry

# The list of top-level domains that came with the package, instead of one from the network.
tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())


def main(path, rounds):
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    recognizers = [one for one in registry.recognizers if isinstance(one, PatternRecognizer)]
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]

    def scan(some):
        return sum(len(one.analyze(text, one.supported_entities)) for text in some for one in recognizers)

    # Patterns are compiled when they are first used.
    scan(texts[:3])
    seconds = []
    found = 0
    for _ in range(rounds):
        started = time.process_time()
        found = scan(texts)
        seconds.append(time.process_time() - started)
    print(json.dumps({"seconds": seconds, "recognizers": len(recognizers), "found": found}))


main(sys.argv[1], int(sys.argv[2]))
