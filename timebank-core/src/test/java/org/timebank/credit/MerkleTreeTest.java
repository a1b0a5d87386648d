package org.timebank.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.timebank.command.Digest;

/** Against RFC 6962, section 2.1, word by word. */
class MerkleTreeTest {

    private static final int LARGEST = 70;

    /** What the project Certificate Transparency tests its own trees with. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void every_leaf_of_the_known_trees_leads_to_their_known_roots() {
        List<Digest> leaves = INPUTS.stream()
                .map(input -> Digest.ofBytes(new byte[] {0}, HexFormat.of().parseHex(input)))
                .toList();
        for (int size = 1; size <= INPUTS.size(); size++) {
            List<Digest> tree = leaves.subList(0, size);
            for (int position = 0; position < size; position++) {
                assertThat(MerkleTree.root(tree.get(position), position, size, auditPath(position, tree))
                                .hex())
                        .isEqualTo(ROOTS.get(size - 1));
            }
        }
    }

    @Test
    void a_leaf_is_the_canonical_text_of_a_head_after_a_byte_of_zero() {
        SealedHead head = new SealedHead(AccountId.of(AccountKind.POT), 7, Digest.of("head"));
        String text = "head|00000000-0000-0000-0000-000000000001|7|"
                + Digest.of("head").hex();

        assertThat(MerkleTree.leaf(head))
                .isEqualTo(Digest.ofBytes(new byte[] {0}, text.getBytes(StandardCharsets.UTF_8)));
        assertThat(MerkleTree.over(List.of(head)).root()).isEqualTo(MerkleTree.leaf(head));
    }

    @Test
    void roots_and_paths_of_trees_of_any_size_are_those_of_the_definition() {
        for (int size = 1; size <= LARGEST; size++) {
            List<SealedHead> heads = heads(size);
            List<Digest> leaves = heads.stream().map(MerkleTree::leaf).toList();
            MerkleTree tree = MerkleTree.over(heads);

            assertThat(tree.root()).isEqualTo(treeHash(leaves));
            for (int position = 0; position < size; position++) {
                assertThat(tree.path(position)).isEqualTo(auditPath(position, leaves));
                assertThat(MerkleTree.root(leaves.get(position), position, size, tree.path(position)))
                        .isEqualTo(tree.root());
            }
        }
    }

    @Test
    void another_leaf_position_size_or_path_leads_elsewhere_or_nowhere() {
        for (int size : new int[] {2, 3, 4, 5, 7, 8, 9, 16, 17}) {
            List<SealedHead> heads = heads(size);
            MerkleTree tree = MerkleTree.over(heads);
            for (int position = 0; position < size; position++) {
                Digest leaf = MerkleTree.leaf(heads.get(position));
                List<Digest> path = tree.path(position);

                assertThat(leads(Digest.of("other"), position, size, path, tree))
                        .isFalse();
                for (int other = 0; other < size; other++) {
                    assertThat(leads(leaf, other, size, path, tree)).isEqualTo(other == position);
                }
                for (int step = 0; step < path.size(); step++) {
                    List<Digest> altered = new ArrayList<>(path);
                    altered.set(step, Digest.of("other"));
                    assertThat(leads(leaf, position, size, altered, tree)).isFalse();
                    altered.remove(step);
                    assertThat(leads(leaf, position, size, altered, tree)).isFalse();
                }
                List<Digest> longer = new ArrayList<>(path);
                longer.add(Digest.NONE);
                assertThat(leads(leaf, position, size, longer, tree)).isFalse();
                assertThat(leads(leaf, position, size, List.of(), tree)).isFalse();
            }
        }
    }

    @Test
    void the_order_of_the_heads_counts() {
        List<SealedHead> heads = new ArrayList<>(heads(5));
        Digest root = MerkleTree.over(heads).root();
        Collections.swap(heads, 1, 3);

        assertThat(MerkleTree.over(heads).root()).isNotEqualTo(root);
    }

    @Test
    void a_tree_has_the_leaves_it_has() {
        Digest leaf = Digest.of("leaf");

        assertThatThrownBy(() -> MerkleTree.root(leaf, -1, 2, List.of(leaf))).hasMessageContaining("no leaf -1");
        assertThatThrownBy(() -> MerkleTree.root(leaf, 2, 2, List.of(leaf))).hasMessageContaining("no leaf 2");
        assertThatThrownBy(() -> MerkleTree.root(leaf, 0, 0, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.root(leaf, 0, 1, List.of(leaf))).hasMessageContaining("too long");
        assertThatThrownBy(() -> MerkleTree.root(leaf, 0, 2, List.of())).hasMessageContaining("too short");
        assertThat(MerkleTree.root(leaf, 0, 1, List.of())).isEqualTo(leaf);
    }

    private static boolean leads(Digest leaf, int position, int size, List<Digest> path, MerkleTree tree) {
        try {
            return MerkleTree.root(leaf, position, size, path).equals(tree.root());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static List<SealedHead> heads(int size) {
        List<SealedHead> heads = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            heads.add(new SealedHead(new AccountId(new UUID(1, i)), i + 1, Digest.of("head " + i)));
        }
        return heads;
    }

    /** MTH of the RFC, over hashes of leaves. */
    private static Digest treeHash(List<Digest> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return leaves.get(0);
        }
        int k = largestPowerOfTwoBelow(n);
        return Digest.ofBytes(
                new byte[] {1},
                treeHash(leaves.subList(0, k)).bytes(),
                treeHash(leaves.subList(k, n)).bytes());
    }

    /** PATH of the RFC. */
    private static List<Digest> auditPath(int m, List<Digest> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = largestPowerOfTwoBelow(n);
        List<Digest> path =
                new ArrayList<>(m < k ? auditPath(m, leaves.subList(0, k)) : auditPath(m - k, leaves.subList(k, n)));
        path.add(m < k ? treeHash(leaves.subList(k, n)) : treeHash(leaves.subList(0, k)));
        return path;
    }

    private static int largestPowerOfTwoBelow(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }
}
