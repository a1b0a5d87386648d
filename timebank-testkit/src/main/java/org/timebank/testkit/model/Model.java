package org.timebank.testkit.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.timebank.command.Command;
import org.timebank.command.IdempotencyKey;
import org.timebank.command.Outcome;
import org.timebank.command.RefusalCode;
import org.timebank.command.Role;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.offer.OfferId;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Key;

/**
 * A timebank in a few maps: what a community's rules come to, written down a second time and without regard to how the
 * library goes about it. It says what should come of a command, and is told what came of it. Not thread-safe.
 */
public final class Model {

    private final Instant now;
    private final Map<IdempotencyKey, Remembered> answered = new LinkedHashMap<>();
    final Map<MemberId, Person> members = new LinkedHashMap<>();
    final Map<String, Boolean> categories = new LinkedHashMap<>();
    final Map<OfferId, Listing> offers = new LinkedHashMap<>();
    final Map<ExchangeId, Deal> exchanges = new LinkedHashMap<>();
    final List<CommunityRules> adopted = new ArrayList<>();

    Model(Instant now) {
        this.now = now;
    }

    /** What should come of the command. */
    public Expected expects(Asked asked) {
        if (!mayAsk(asked)) {
            return Expected.refused(RefusalCode.NOT_PERMITTED);
        }
        if (!isKnown(asked)) {
            return Expected.refused(RefusalCode.UNKNOWN_MEMBER);
        }
        Optional<Expected> before = remembered(asked);
        if (before.isPresent()) {
            return before.get();
        }
        return new Expected(new Refusals(this, asked).reason(), Optional.empty());
    }

    /** Takes note of what came of a command, which is what was expected. */
    public void learn(Asked asked, Expected expected, Outcome<?> outcome) {
        if (!mayAsk(asked) || !isKnown(asked) || expected.replay().isPresent()) {
            return;
        }
        boolean restMayBeSentAlone = outcome.refusals().stream().allMatch(r -> r.is(RefusalCode.ALREADY_ANSWERED));
        if (!outcome.isDone() && restMayBeSentAlone) {
            return;
        }
        List<IdempotencyKey> together = new ArrayList<>();
        for (Command.Part part : asked.command().parts()) {
            if (!answered.containsKey(part.key())) {
                together.add(part.key());
                answered.put(part.key(), new Remembered(part.content(), party(asked), together, outcome));
            }
        }
        if (outcome instanceof Outcome.Done<?> done) {
            new Effects(this, asked).of(done.result());
        }
    }

    /** Everywhere that something of this timebank can be found. */
    public Footprint footprint() {
        Footprint.Builder footprint = Footprint.builder();
        members.keySet().forEach(member -> footprint.member(member, references(member)));
        categories.keySet().forEach(footprint::category);
        offers.keySet().forEach(offer -> footprint.key(new Key.OfferKey(offer)).events(offer.value()));
        exchanges.keySet().forEach(footprint::exchange);
        answered.keySet().forEach(key -> footprint.key(new Key.AnswerKey(key)));
        return footprint.build();
    }

    /** What stands on each account, in minutes. */
    public Map<MemberId, Long> balances() {
        Map<MemberId, Long> balances = new LinkedHashMap<>();
        members.forEach((id, person) -> balances.put(id, person.balance));
        return balances;
    }

    /** How far each exchange has come. */
    public Map<ExchangeId, ExchangeState> states() {
        Map<ExchangeId, ExchangeState> states = new LinkedHashMap<>();
        exchanges.forEach((id, deal) -> states.put(id, deal.state));
        return states;
    }

    /** The first and last days of each member's memberships, in turn. */
    public Map<MemberId, List<LocalDate>> memberships() {
        Map<MemberId, List<LocalDate>> memberships = new LinkedHashMap<>();
        members.forEach((id, person) -> memberships.put(id, List.copyOf(person.days)));
        return memberships;
    }

    CommunityRules rules() {
        return adopted.get(adopted.size() - 1);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now, rules().zone());
    }

    Optional<MemberId> find(MemberRef named) {
        if (named instanceof MemberId id) {
            return members.containsKey(id) ? Optional.of(id) : Optional.empty();
        }
        ExternalReference reference = (ExternalReference) named;
        return members.keySet().stream()
                .filter(id -> references(id).contains(reference))
                .findFirst();
    }

    Person member(MemberId id) {
        return Optional.ofNullable(members.get(id)).orElseThrow();
    }

    private Set<ExternalReference> references(MemberId id) {
        return member(id).references;
    }

    private static boolean mayAsk(Asked asked) {
        boolean inRole = !Collections.disjoint(asked.actor().roles(), Roles.of(asked.command()));
        boolean mayActForOthers =
                !Collections.disjoint(asked.actor().roles(), List.of(Role.BROKER, Role.ADMINISTRATOR));
        return inRole && (asked.onBehalfOf().isEmpty() || mayActForOthers);
    }

    /** Whether those are known who ask and for whom they ask. */
    private boolean isKnown(Asked asked) {
        return Stream.concat(asked.onBehalfOf().stream(), asked.actor().member().stream())
                .allMatch(named -> find(named).isPresent());
    }

    /** For whom it is asked. */
    Optional<MemberId> party(Asked asked) {
        return asked.onBehalfOf().or(() -> asked.actor().member()).flatMap(this::find);
    }

    /** What follows from what was asked under the same keys before. */
    private Optional<Expected> remembered(Asked asked) {
        List<IdempotencyKey> keys =
                asked.command().parts().stream().map(Command.Part::key).toList();
        List<RefusalCode> reasons = new ArrayList<>();
        List<Remembered> same = new ArrayList<>();
        for (Command.Part part : asked.command().parts()) {
            Optional.ofNullable(answered.get(part.key())).ifPresent(before -> {
                if (!before.content().equals(part.content()) || !before.party().equals(party(asked))) {
                    reasons.add(0, RefusalCode.IDEMPOTENCY_CONFLICT);
                } else {
                    same.add(before);
                    boolean done = before.outcome().isDone();
                    reasons.add(done ? RefusalCode.ALREADY_ANSWERED : RefusalCode.ALREADY_REFUSED);
                }
            });
        }
        if (same.size() == keys.size() && same.get(0).together().equals(keys)) {
            return Optional.of(Expected.replayOf(same.get(0).outcome()));
        }
        return reasons.stream().findFirst().map(Expected::refused);
    }

    /** What was asked under a key and for whom, under which keys together with it, and what came of it. */
    private record Remembered(
            String content, Optional<MemberId> party, List<IdempotencyKey> together, Outcome<?> outcome) {}

    /** An offer or request in the model. */
    record Listing(MemberId member, boolean withdrawn) {}
}
