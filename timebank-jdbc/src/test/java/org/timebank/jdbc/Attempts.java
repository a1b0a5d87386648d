package org.timebank.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.timebank.command.Command;
import org.timebank.command.InvalidCommandException;
import org.timebank.command.InvalidCommandException.Violation;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.credit.CaptureHold;
import org.timebank.member.ExternalReference;
import org.timebank.member.JoinTimebank;
import org.timebank.member.MemberKind;
import org.timebank.offer.DefineCategory;

/**
 * Values in one place of a command, and what comes of them.
 *
 * @param leaf the place, in a command that would be done
 */
record Attempts(Town town, Class<?> kind, Leaf leaf, SoftAssertions all) {

    private static final String KEY = "key.value";
    private static final Set<String> CODES = Set.of("plain", "storable", "calendar-day", "calendar-moment");

    private String place() {
        return kind.getSimpleName() + "." + leaf.path();
    }

    private String told(Object value) {
        String shown = value.toString();
        return place() + " = " + (shown.length() > 60 ? shown.length() + " characters" : shown);
    }

    private boolean isKey() {
        return leaf.path().endsWith(KEY);
    }

    /** Whether it is part of a member's name, who is looked for by it. */
    private boolean isName() {
        boolean isNew = kind == JoinTimebank.class;
        return !isNew
                && !isKey()
                && (leaf.path().endsWith(".system") || leaf.path().endsWith(".value"));
    }

    private boolean isCategory() {
        return leaf.path().endsWith("category");
    }

    private Command<?> with(Object value) {
        return (Command<?>) leaf.with().apply(value);
    }

    /** The same place in another command. */
    private Attempts anew() {
        return new Attempts(town, kind, Leaf.at(leaf.path(), Samples.of(kind, town)), all);
    }

    /** What no store keeps; it uses nothing up. */
    void refused() {
        List<Object> before = town.picture();
        List<?> values = leaf.isText()
                ? BadValues.NEVER_STORED
                : leaf.isDay() ? BadValues.DAYS_NEVER_STORED : BadValues.MOMENTS_NEVER_STORED;
        if (isName() || isCategory()) {
            knownToNobody();
        } else {
            values.forEach(this::refusedAtOnce);
        }
        all.assertThat(town.picture()).as(place()).isEqualTo(before);
    }

    /** By a constructor or as a violation: no statement reaches the database. */
    private void refusedAtOnce(Object value) {
        town.heard().forget();
        Throwable refused = catchThrowable(() -> town.submit(with(value)));
        all.assertThat(town.heard().statements()).as(told(value)).isZero();
        all.assertThat(refused).as(told(value)).isNotNull();
        if (refused != null) {
            all.assertThat(refused.getMessage()).as(told(value)).hasSizeLessThan(300);
        }
        if (refused instanceof InvalidCommandException invalid) {
            all.assertThat(invalid.violations()).as(told(value)).hasSize(1).allSatisfy(this::tellsWhere);
        } else if (refused != null) {
            all.assertThat(refused)
                    .as(told(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(" 1 to ");
        }
    }

    private void tellsWhere(Violation violation) {
        assertThat(violation.code()).isIn(CODES);
        assertThat(violation.path()).startsWith("commands[0]." + leaf.path().replaceFirst("\\[.*", ""));
        assertThat(violation.message()).matches("must (be|have) .*");
    }

    /** As names they are nobody's: they are refused as such, and the database is not asked for them. */
    private void knownToNobody() {
        List<Command<?>> commands = new ArrayList<>();
        BadValues.NEVER_STORED.forEach(value -> commands.add(ofItsOwn(value)));
        town.heard().forget();
        List<Outcome<?>> outcomes = town.submitAll(commands);
        for (int i = 0; i < outcomes.size(); i++) {
            String value = BadValues.NEVER_STORED.get(i);
            all.assertThat(codes(outcomes.get(i)))
                    .as(told(value))
                    .contains(isCategory() ? "unknown-category" : "unknown-member");
            all.assertThat(!value.isEmpty() && town.heard().has(value))
                    .as(told(value))
                    .isFalse();
        }
    }

    /** Under a key that was not used before, as refusals are remembered too. */
    private Command<?> ofItsOwn(Object value) {
        Leaf key = Leaf.of("", with(value)).stream()
                .filter(other -> other.path().endsWith(KEY))
                .findFirst()
                .orElseThrow();
        return (Command<?>) key.with().apply(town.key());
    }

    /** What every store keeps. */
    void kept() {
        if (isKey()) {
            remembered();
        } else if (isName() || isCategory()) {
            found();
        } else {
            List<?> values = leaf.isText() ? BadValues.STORED : leaf.isDay() ? BadValues.DAYS : BadValues.MOMENTS;
            values.forEach(value -> anew().comesBack(value));
        }
    }

    /** What is asked again under it is answered again. */
    private void remembered() {
        List<Command<?>> commands = new ArrayList<>();
        BadValues.STORED.forEach(value -> commands.add(with(value)));
        List<Outcome<?>> outcomes = town.submitAll(commands);
        List<Outcome<?>> again = town.submitAll(commands);
        all.assertThat(outcomes).as(place()).noneMatch(Outcome::replayed);
        all.assertThat(again).as(place()).allMatch(Outcome::replayed);
        all.assertThat(again.stream().map(Attempts::answer).toList())
                .as(place())
                .isEqualTo(outcomes.stream().map(Attempts::answer).toList());
    }

    private static Object answer(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?> done ? done.result() : outcome.refusals();
    }

    /** Somebody has that name, or something that code. */
    private void found() {
        List<Command<?>> commands = new ArrayList<>();
        for (String value : BadValues.STORED) {
            // A hold is captured once.
            Attempts attempts = kind == CaptureHold.class ? anew() : this;
            Command<?> command = attempts.ofItsOwn(value);
            commands.add(
                    isCategory()
                            ? DefineCategory.of(town.key(), value, "Label", false)
                            : JoinTimebank.of(town.key(), MemberKind.PERSON, Town.FIRST_DAY, name(command)));
            commands.add(command);
        }
        List<Outcome<?>> outcomes = town.submitAll(commands);
        for (int i = 0; i < BadValues.STORED.size(); i++) {
            String value = BadValues.STORED.get(i);
            Outcome<?> outcome = outcomes.get(2 * i + 1);
            all.assertThat(codes(outcome))
                    .as(told(value))
                    .noneMatch(code -> code.startsWith("unknown") || code.equals("hold-ended"));
            if (isCategory()) {
                comesBack(value, commands.get(2 * i + 1), outcome);
            }
        }
    }

    /** The reference of which the place is a part. */
    private ExternalReference name(Command<?> command) {
        String reference = leaf.path().substring(0, leaf.path().lastIndexOf('.'));
        return ExternalReference.of(
                (String) Leaf.at(reference + ".system", command).value(),
                (String) Leaf.at(reference + ".value", command).value());
    }

    /** A text is taken; a day is judged like any other. What is taken comes back. */
    private void comesBack(Object value) {
        Command<?> command = with(value);
        Outcome<?> outcome = town.submit(command);
        if (leaf.isText()) {
            all.assertThat(codes(outcome)).as(told(value)).isEmpty();
        }
        all.assertThat(codes(outcome)).as(told(value)).noneMatch(code -> code.startsWith("unknown"));
        if (leaf.isText() || leaf.isDay()) {
            comesBack(value, command, outcome);
        }
    }

    private void comesBack(Object value, Command<?> command, Outcome<?> outcome) {
        if (outcome instanceof Outcome.Done<?> done) {
            all.assertThat(Back.of(place(), town, command, done.result()))
                    .as(told(value))
                    .isEqualTo(value);
        }
    }

    static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
