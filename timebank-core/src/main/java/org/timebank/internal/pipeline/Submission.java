package org.timebank.internal.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.command.Refusal;
import org.timebank.command.RefusalCode;
import org.timebank.member.Member;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.AdoptedRules;
import org.timebank.spi.Answer;
import org.timebank.spi.ChangeSet;
import org.timebank.spi.Facts;
import org.timebank.spi.Key;
import org.timebank.spi.Needs;

/**
 * One command on its way: what it needs, and what follows from the facts. Without a store and without a clock.
 *
 * @param caller who gives it
 * @param command what is asked
 * @param decision how it is decided
 * @param id from which all ids follow that the command gives
 */
record Submission<R>(Caller caller, Command<R> command, Decision<Command<R>, R> decision, UUID id) {

    Needs needs() {
        List<Key<?>> keys = new ArrayList<>();
        keys.add(new Key.RulesKey());
        command.parts().forEach(part -> keys.add(new Key.AnswerKey(part.key())));
        caller.members().forEach(member -> keys.add(new Key.MemberKey(member)));
        return Needs.of(keys).and(decision.needs(command));
    }

    /** What is answered, and what is applied: nothing, if it was answered before. */
    Decided<R> decide(Facts facts, Instant now) {
        Optional<AdoptedRules> rules = rules(facts, now);
        if (rules.isEmpty()) {
            return Decided.refused(RefusalCode.UNKNOWN_TIMEBANK);
        }
        for (MemberRef named : caller.members()) {
            if (idOf(named, facts).isEmpty()) {
                return Decided.refused(RefusalCode.UNKNOWN_MEMBER, named);
            }
        }
        Remembered remembered = Remembered.of(command, party(facts), facts);
        if (remembered.replay().isPresent()) {
            return new Decided<>(
                    replay(remembered.replay().get()), ChangeSet.builder().build());
        }
        if (!remembered.refusals().isEmpty() && remembered.restCanBeSentAlone()) {
            return Decided.refused(remembered.refusals());
        }
        Decided<R> decided = decide(facts, rules.get(), now);
        if (!remembered.refusals().isEmpty()) {
            decided = refuseTheRest(remembered, decided);
        }
        return remembered.unanswered().isEmpty() ? decided : remember(decided, remembered, now);
    }

    /** The rules that hold; while a timebank is being founded, those that are about to. */
    private Optional<AdoptedRules> rules(Facts facts, Instant now) {
        Optional<AdoptedRules> adopted = facts.find(new Key.RulesKey());
        if (adopted.isEmpty() && command instanceof AdoptRules founding) {
            return Optional.of(
                    new AdoptedRules(0, founding.rules(), now, caller.actor().id()));
        }
        return adopted;
    }

    private Decided<R> decide(Facts facts, AdoptedRules rules, Instant now) {
        Optional<MemberId> onBehalfOf = caller.onBehalfOf().flatMap(member -> idOf(member, facts));
        Optional<MemberId> own = caller.actor().member().flatMap(member -> idOf(member, facts));
        return decision.decide(
                facts, command, new Circumstances(caller.timebank(), now, rules, caller.actor(), own, onBehalfOf, id));
    }

    /** The member for whom the actor acts: the one on whose behalf, else their own. */
    private Optional<MemberId> party(Facts facts) {
        return caller.onBehalfOf().or(caller.actor()::member).flatMap(member -> idOf(member, facts));
    }

    private static Optional<MemberId> idOf(MemberRef member, Facts facts) {
        return facts.find(new Key.MemberKey(member)).map(Member::id);
    }

    /** What was asked before under some of the keys keeps the whole from being done; the other parts hear what they lack. */
    private Decided<R> refuseTheRest(Remembered remembered, Decided<R> decided) {
        List<Refusal> refusals = new ArrayList<>(remembered.refusals());
        decided.outcome().refusals().stream()
                .filter(refusal -> refusal.part().isPresent() && !remembered.refuses(refusal))
                .forEach(refusals::add);
        return Decided.refused(refusals);
    }

    private Outcome<R> replay(Answer answer) {
        return answer.result()
                .<Outcome<R>>map(result -> new Outcome.Done<>(decision.read(result), answer.warnings(), true))
                .orElseGet(() -> new Outcome.Refused<>(answer.refusals(), answer.assessment(), true));
    }

    private Decided<R> remember(Decided<R> decided, Remembered remembered, Instant now) {
        Answer answer;
        if (decided.outcome() instanceof Outcome.Done<R> done) {
            Optional<String> result = Optional.of(decision.write(done.result()));
            answer = new Answer(remembered.unanswered(), result, List.of(), done.warnings(), Optional.empty(), now);
        } else {
            Outcome.Refused<R> refused = (Outcome.Refused<R>) decided.outcome();
            answer = new Answer(
                    remembered.unanswered(),
                    Optional.empty(),
                    refused.refusals(),
                    List.of(),
                    refused.assessment(),
                    now);
        }
        return new Decided<>(decided.outcome(), decided.changes().and(answer));
    }
}
