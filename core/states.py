"""State machines: one table that feeds the guard, the database trigger, the API and the docs."""

from collections.abc import Mapping
from dataclasses import dataclass

import pgtrigger

from core.errors import InvalidTransition


@dataclass(frozen=True, slots=True)
class StateMachine:
    """Allowed steps by state. Every state has a row; an end state has an empty one."""

    name: str
    transitions: Mapping[str, frozenset[str]]
    initial: frozenset[str]

    def allows(self, old: str, new: str) -> bool:
        return new in self.transitions[old]

    def check(self, old: str, new: str) -> None:
        """Raise InvalidTransition when the table has no such step."""
        if not self.allows(old, new):
            article = "An" if self.name[0] in "aeio" else "A"  # a unit
            raise InvalidTransition(
                f"{article} {self.name} that is {old} cannot become {new}.", entity=self.name, state=old, wanted=new
            )

    def trigger(self, column: str = "state") -> list[pgtrigger.Trigger]:
        """The same table as two triggers: rows begin in an initial state and only take allowed steps."""
        steps = ", ".join(
            f"('{old}', '{new}')" for old in sorted(self.transitions) for new in sorted(self.transitions[old])
        )
        begins = ", ".join(f"'{state}'" for state in sorted(self.initial))
        return [
            pgtrigger.Trigger(
                name=f"{self.name}_{column}_step",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf(column),
                condition=pgtrigger.Condition(f'OLD."{column}" IS DISTINCT FROM NEW."{column}"'),
                func=f"""
                    IF (OLD."{column}", NEW."{column}") NOT IN ({steps}) THEN
                        RAISE EXCEPTION 'a {self.name} that is % cannot become %', OLD."{column}", NEW."{column}"
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name=f"{self.name}_{column}_begin",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"""
                    IF NEW."{column}" NOT IN ({begins}) THEN
                        RAISE EXCEPTION 'a {self.name} cannot begin as %', NEW."{column}"
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]


def append_only(name: str) -> list[pgtrigger.Trigger]:
    """Triggers for tables whose rows are written once: no update, no delete."""
    return [pgtrigger.Protect(name=f"{name}_written_once", operation=pgtrigger.Update | pgtrigger.Delete)]
