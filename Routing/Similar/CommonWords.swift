// SPDX-License-Identifier: Apache-2.0

extension CharacterRuns.Word {
    private static let shortest = 4

    /// Whether it may say what a text is about. Where few write in letters, counting how many use a word would not tell
    /// that it is a common one.
    var isTelling: Bool { letters >= Self.shortest && !Self.common.contains(number) }

    private static let common = Set(
        """
        about again also another anyone been before being both came come could does down during each even ever every from
        give goes good have having hello help here into just know like made make many more most much must need never next
        okay once only other over please really same should since some such sure take than thank thanks that their them
        then there these they thing this those through time told tried until very want was went were what when where which
        while will with without would your
        """.split(whereSeparator: \.isWhitespace).flatMap { CharacterRuns(String($0)).words.map(\.number) }
    )
}
