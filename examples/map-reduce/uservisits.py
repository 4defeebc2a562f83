"""Generates visits like those of the USERVISITS data set, and adds up their revenue without any cloud.

    python uservisits.py --objects 202 --lines 500 --output data
    aws s3 sync data s3://<input bucket>

A line holds address, URL, date, revenue, user agent, country, language, search word and seconds. The same seed gives the same bytes.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

AGENTS = ("Mozilla/5.0", "Opera/9.80", "curl/8.5")
COUNTRIES = ("USA,en-US", "DEU,de-DE", "JPN,ja-JP", "BRA,pt-BR")
WORDS = ("lambda", "cause", "stream", "bucket", "topic")


def objects(count, lines=100, seed=1):
    """`count` objects: name and text of each."""
    return {f"uservisits-{number:05d}": _text(random.Random(f"{seed}/{number}"), lines) for number in range(count)}


def revenue(texts):
    """The result that the job must give for these texts."""
    cents = Counter()
    for line in (line for text in texts for line in text.splitlines()):
        fields = line.split(",")
        cents[fields[0][:8]] += int(fields[3].replace(".", ""))
    return "".join(f"{network},{total // 100}.{total % 100:02d}\n" for network, total in sorted(cents.items()))


def _text(chosen, lines):
    return "".join(_line(chosen) for _ in range(lines))


def _line(chosen):
    address = f"{chosen.randint(100, 103)}.{chosen.randint(100, 109)}.{chosen.randrange(256)}.{chosen.randrange(256)}"
    date = f"20{chosen.randint(10, 16)}-{chosen.randint(1, 12):02d}-{chosen.randint(1, 28):02d}"
    money = f"{chosen.randrange(1000)}.{chosen.randrange(100):02d}"
    rest = ",".join((chosen.choice(AGENTS), chosen.choice(COUNTRIES), chosen.choice(WORDS), str(chosen.randint(1, 10))))
    return f"{address},http://example.com/{chosen.randrange(10**6)},{date},{money},{rest}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--objects", type=int, default=202)
    parser.add_argument("--lines", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    for name, text in objects(options.objects, options.lines, options.seed).items():
        (options.output / name).write_text(text)


if __name__ == "__main__":
    main()
