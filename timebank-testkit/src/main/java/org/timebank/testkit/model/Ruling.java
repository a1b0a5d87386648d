package org.timebank.testkit.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.timebank.command.RefusalCode;
import org.timebank.member.MemberId;
import org.timebank.rules.CommunityRules;

/**
 * What the rules come to for one command: why it should be refused, or what it does. Immutable.
 *
 * @param reasons why it should be refused; empty when it should be done
 * @param only whether these are all the reasons that should be given, and not some of them
 * @param moves what it does to accounts, or would do
 * @param result what should be answered, as far as that can be told beforehand
 * @param effect what it does to the model, given what was answered
 */
record Ruling(
        List<Expected.Reason> reasons, boolean only, Moves moves, Optional<Object> result, Consumer<Object> effect) {

    static Ruling refused(RefusalCode code) {
        return refused(code, Moves.NONE);
    }

    static Ruling refused(RefusalCode code, Moves moves) {
        return new Ruling(List.of(Expected.Reason.of(code)), true, moves, Optional.empty(), result -> {});
    }

    /** Refused part by part. */
    static Ruling refused(List<Expected.Reason> reasons) {
        return new Ruling(reasons, true, Moves.NONE, Optional.empty(), result -> {});
    }

    static Ruling done(Consumer<Object> effect) {
        return done(Moves.NONE, effect);
    }

    static Ruling done(Moves moves, Consumer<Object> effect) {
        return new Ruling(List.of(), true, moves, Optional.empty(), effect);
    }

    Ruling answering(Object told) {
        return new Ruling(reasons, only, moves, Optional.of(told), effect);
    }

    /** The same, where other reasons may be given as well. */
    Ruling amongOthers() {
        return new Ruling(reasons, false, moves, result, effect);
    }

    /** As it is expected, where the rules are those that hold; while a timebank is being founded there are none. */
    Expected expected(Supplier<CommunityRules> rules, Optional<MemberId> party) {
        boolean isSilent = !reasons.isEmpty() || moves.purses().isEmpty();
        List<String> warnings = isSilent ? List.of() : moves.warnings(rules.get(), party);
        return new Expected(reasons, only, result, warnings, Optional.empty());
    }

    static Expected.Reason at(int part, RefusalCode code) {
        return new Expected.Reason(code, OptionalInt.of(part));
    }
}
