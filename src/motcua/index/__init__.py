"""The reform index: a year's rules, scores with their evidence, ranks and how sure they are.

Lives here: criteria trees, rules that turn values into points, rounds, ranking.
Law: QĐ 876/QĐ-BNV and the decisions of each year that approve the PAR Index.
Calls: reports for the figures that criteria are bound to.
Announces: index.<verb> for every act of a round.
Never: lets a figure that is bound to dossiers be typed, or hides which points are disputed.
"""
