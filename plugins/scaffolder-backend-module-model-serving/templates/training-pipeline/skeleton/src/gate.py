"""Whether a version is good enough: by itself, and beside the one in production."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    metric: str
    higher_is_better: bool = True
    #: What every version has to reach; None: it is compared with production only.
    least: float | None = None
    #: Share of production's value by which it may be worse: 0.01 is one percent.
    worse: float = 0.0


@dataclass(frozen=True)
class Verdict:
    passed: bool
    #: One sentence for each thing that was looked at, and for what could not be.
    reasons: tuple[str, ...]


def judge(
    candidate: Mapping[str, object],
    production: Mapping[str, object] | None,
    limits: Sequence[Limit],
) -> Verdict:
    """Holds a version to all limits. What is not known never passes.

    `production` is None only where there is no version in production; an empty mapping is one
    whose metrics are missing, and nothing passes beside that.
    """
    if not any(limit.least is not None for limit in limits):
        return Verdict(False, ("no limit says what every version has to reach",))
    passed, reasons = True, []
    if production is None:
        reasons.append(
            "there is no version in production to compare with: the absolute limits alone decide"
        )
    for limit in limits:
        for good, reason in checks(limit, candidate, production):
            passed = passed and good
            reasons.append(reason)
    return Verdict(passed, tuple(reasons))


def checks(
    limit: Limit, candidate: Mapping[str, object], production: Mapping[str, object] | None
) -> list[tuple[bool, str]]:
    """Each thing that is looked at for one metric: whether it is good, and what was seen."""
    value = number(candidate, limit.metric)
    if value is None:
        return [(False, f"{limit.metric} of the new version is missing or no number")]
    found = []
    if limit.least is not None:
        found.append((reaches(limit, value, limit.least), told(limit, value, limit.least, "demanded")))
    if production is not None:
        former = number(production, limit.metric)
        if former is None:
            found.append((False, f"{limit.metric} of the version in production is missing or no number"))
        else:
            margin = limit.worse * abs(former)
            bound = former - margin if limit.higher_is_better else former + margin
            found.append((reaches(limit, value, bound), told(limit, value, bound, f"production has {former:g}")))
    return found


def number(metrics: Mapping[str, object], name: str) -> float | None:
    value = metrics.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if math.isfinite(value) else None


def reaches(limit: Limit, value: float, bound: float) -> bool:
    return value >= bound if limit.higher_is_better else value <= bound


def told(limit: Limit, value: float, bound: float, why: str) -> str:
    sign = "at least" if limit.higher_is_better else "at most"
    word = "is" if reaches(limit, value, bound) else "is NOT"
    return f"{limit.metric} {value:g} {word} {sign} {bound:g} ({why})"
