"""The pattern recognizers of Microsoft Presidio over some texts: a yardstick for `make bench`.

Arguments: a file with one JSON object {"text": ...} a line, and a number of rounds. Prints one JSON object: CPU seconds
of each round for the analyzer and for the patterns alone, how many recognizers there are, how much they found.

The analyzer runs every pattern recognizer of the package for English (validation, context words and merging included),
on a tokenizer without a language model: nothing that predicts. "Patterns alone" calls each recognizer by itself, without
tokens, context and merging. Nothing is fetched while it runs.
"""
import inspect
import json
import sys
import time

import spacy
import tldextract
from presidio_analyzer import AnalyzerEngine, PatternRecognizer, RecognizerRegistry, predefined_recognizers
from presidio_analyzer.nlp_engine import SpacyNlpEngine

# The list of top-level domains that came with the package, instead of one from the network.
tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=())


class Tokenizer(SpacyNlpEngine):
    """Splits words and does nothing else."""

    def __init__(self):
        super().__init__()
        self.nlp = {"en": spacy.blank("en")}

    def load(self):
        pass

    def is_loaded(self):
        return True


def recognizers():
    """Every pattern recognizer that the package has for English, those of single countries included."""
    kinds = [kind for _, kind in inspect.getmembers(predefined_recognizers, inspect.isclass)]
    made = [kind() for kind in kinds if issubclass(kind, PatternRecognizer) and kind is not PatternRecognizer]
    return [one for one in made if one.supported_language == "en"]


def timed(body):
    started = time.process_time()
    found = body()
    return time.process_time() - started, found


def main(path, rounds):
    every = recognizers()
    engine = AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=every, supported_languages=["en"]),
        nlp_engine=Tokenizer(),
        supported_languages=["en"],
    )
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]

    def analyze(some):
        return sum(len(engine.analyze(text, "en")) for text in some)

    def match(some):
        return sum(len(one.analyze(text, one.supported_entities)) for text in some for one in every)

    # Patterns are compiled when they are first used.
    analyze(texts[:3])
    match(texts[:3])
    seconds = []
    alone = []
    found = 0
    for _ in range(rounds):
        taken, found = timed(lambda: analyze(texts))
        seconds.append(taken)
        alone.append(timed(lambda: match(texts))[0])
    print(json.dumps({"seconds": seconds, "alone": alone, "recognizers": len(every), "found": found}))


main(sys.argv[1], int(sys.argv[2]))
