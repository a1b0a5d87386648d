package org.timebank.testkit.model;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.timebank.command.Command;
import org.timebank.command.Outcome;
import org.timebank.command.RefusalCode;
import org.timebank.exchange.ExchangeId;
import org.timebank.exchange.ExchangeState;
import org.timebank.member.ExternalReference;
import org.timebank.member.MemberId;
import org.timebank.member.MemberRef;
import org.timebank.offer.OfferId;
import org.timebank.rules.AdoptRules;
import org.timebank.rules.CommunityRules;
import org.timebank.spi.Key;

/**
 * A timebank in a few maps: what a community's rules come to, written down a second time and without regard to how the
 * library goes about it. It says what should come of a command, and is told what came of it. Not thread-safe.
 */
public final class Model {

    private static final int LATEST = 40;

    private final Clock clock;
    private final Answers answers = new Answers();
    private final Map<ExternalReference, MemberId> references = new HashMap<>();
    final Map<MemberId, Person> members = new LinkedHashMap<>();
    final Map<String, Boolean> categories = new LinkedHashMap<>();
    final Map<OfferId, Listing> offers = new LinkedHashMap<>();
    final Map<ExchangeId, Deal> exchanges = new LinkedHashMap<>();
    final List<CommunityRules> adopted = new ArrayList<>();
    final Ledger ledger = new Ledger();
    final List<MemberId> inOrder = new ArrayList<>();
    final Recent<OfferId> latestOffers = new Recent<>(LATEST);
    final Recent<ExchangeId> latestExchanges = new Recent<>(LATEST);

    Model(Clock clock) {
        this.clock = clock;
    }

    /** What should come of the command. */
    public Expected expects(Asked asked) {
        Asking asking = new Asking(this, asked);
        if (!asking.isPermitted()) {
            return Expected.refused(RefusalCode.NOT_PERMITTED, true);
        }
        if (adopted.isEmpty() && !(asked.command() instanceof AdoptRules)) {
            return Expected.refused(RefusalCode.UNKNOWN_TIMEBANK, true);
        }
        if (!asking.isKnown()) {
            return Expected.refused(RefusalCode.UNKNOWN_MEMBER, true);
        }
        return answers.remembered(asked.command(), asking.party())
                .orElseGet(() -> ruling(asked, asking).expected(this::rules, asking.party()));
    }

    /** Takes note of what came of a command, which is what was expected. */
    public void learn(Asked asked, Expected expected, Outcome<?> outcome) {
        Asking asking = new Asking(this, asked);
        boolean isFounded = !adopted.isEmpty() || asked.command() instanceof AdoptRules;
        if (!isFounded
                || !asking.isPermitted()
                || !asking.isKnown()
                || expected.replay().isPresent()) {
            return;
        }
        boolean isNew = answers.remembered(asked.command(), asking.party()).isEmpty();
        boolean isDone = answers.learn(asked.command(), asking.party(), outcome);
        if (isNew) {
            Ruling ruling = ruling(asked, asking);
            ledger.toldSoFar().purses.addAll(known(ruling.moves()));
            if (isDone) {
                ruling.effect().accept(((Outcome.Done<?>) outcome).result());
            }
        }
    }

    /** Does at once what a command comes to that nobody remembers, and whose result can be told beforehand. */
    Expected does(Asked asked) {
        Ruling ruling = ruling(asked, new Asking(this, asked));
        Expected expected = ruling.expected(this::rules, Optional.empty());
        expected.result().ifPresent(ruling.effect());
        return expected;
    }

    private List<Purse> known(Moves moves) {
        return moves.purses().stream()
                .filter(purse -> ledger.purses.containsKey(purse.id))
                .toList();
    }

    private Ruling ruling(Asked asked, Asking asking) {
        return Stream.<Function<Command<?>, Optional<Ruling>>>of(
                        new CommunityRulings(this, asking)::of,
                        new MemberRulings(this, asking)::of,
                        new AgreementRulings(this, asking)::of,
                        new SettlementRulings(this, asking)::of,
                        new TransferRulings(this, asking)::of,
                        new CorrectionRulings(this, asking)::of,
                        new HoldRulings(this, asking)::of,
                        new UpkeepRulings(this, asking)::of)
                .flatMap(rulings -> rulings.apply(asked.command()).stream())
                .findFirst()
                .orElseThrow();
    }

    /** Everywhere that something of this timebank can be found. */
    public Footprint footprint() {
        return new Places(this, answers.keys()).footprint();
    }

    /** Things of which each version is told, and the subject under which it is told of them. */
    public Map<Key<?>, UUID> subjects() {
        return new Places(this, answers.keys()).subjects();
    }

    /** What stands on each member's account, in minutes. */
    public Map<MemberId, Long> balances() {
        Map<MemberId, Long> balances = new LinkedHashMap<>();
        members.forEach((id, person) -> balances.put(id, person.purse.balance));
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

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), rules().zone());
    }

    /** What was credited before has grown old, if credits grow old in so many months. */
    Instant validSince(int months) {
        return today().minusMonths(months).atStartOfDay(rules().zone()).toInstant();
    }

    Optional<MemberId> find(MemberRef named) {
        if (named instanceof MemberId id) {
            return members.containsKey(id) ? Optional.of(id) : Optional.empty();
        }
        return Optional.ofNullable(references.get((ExternalReference) named));
    }

    Person member(MemberId id) {
        return Optional.ofNullable(members.get(id)).orElseThrow();
    }

    void add(Person person) {
        members.put(person.id, person);
        person.references.forEach(reference -> references.put(reference, person.id));
        ledger.open(person.purse);
        inOrder.add(person.id);
    }

    void add(OfferId id, MemberId member) {
        offers.put(id, new Listing(member, false));
        latestOffers.add(id);
    }

    void add(ExchangeId id, Deal deal) {
        exchanges.put(id, deal);
        latestExchanges.add(id);
        changed(id, deal, deal.state);
    }

    void changed(ExchangeId id, Deal deal, ExchangeState next) {
        deal.state = next;
        ledger.toldSoFar().deals.put(id, deal);
    }

    /** An offer or request in the model. */
    record Listing(MemberId member, boolean withdrawn) {}
}
