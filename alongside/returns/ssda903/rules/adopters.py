"""AD1: how many adopters there are, of what sex, and how they are joined: three items that must go together."""

from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Adoption

SINGLE = ("M1", "F1")
SAME_SEX = ("MM", "FF")
BOTH_SEXES = "MF"


@RULES.on_row(
    Adoption,
    "511",
    means="There are two adopters, but their sex is coded as that of one (M1 or F1).",
    fields=("SEX_ADOPTR", "NB_ADOPTR"),
    passes=("AD1 NB_ADOPTR=2 SEX_ADOPTR=MF", "AD1 NB_ADOPTR=1 SEX_ADOPTR=F1", "AD1 NB_ADOPTR=2 SEX_ADOPTR="),
    fails=("*AD1 NB_ADOPTR=2 SEX_ADOPTR=M1", "*AD1 NB_ADOPTR=2 SEX_ADOPTR=F1"),
)
def two_adopters_with_the_sex_of_one(adoption: Adoption, child: Child) -> bool:
    return adoption.nb_adoptr == "2" and adoption.sex_adoptr in SINGLE


@RULES.on_row(
    Adoption,
    "514",
    means="There is a single adopter (L0), so the sex of the adopter must be M1 or F1.",
    fields=("SEX_ADOPTR", "LS_ADOPTR"),
    passes=("AD1 LS_ADOPTR=L0 SEX_ADOPTR=F1", "AD1 LS_ADOPTR=L11 SEX_ADOPTR=MF"),
    fails=("*AD1 LS_ADOPTR=L0 SEX_ADOPTR=MF", "*AD1 LS_ADOPTR=L0 SEX_ADOPTR="),
)
def single_adopter_with_the_sexes_of_two(adoption: Adoption, child: Child) -> bool:
    return adoption.ls_adoptr == "L0" and adoption.sex_adoptr not in SINGLE


@RULES.on_row(
    Adoption,
    "517",
    means="The adopters are an unmarried couple of a man and a woman (L3), so their sex must be MF.",
    fields=("SEX_ADOPTR", "LS_ADOPTR"),
    passes=("AD1 LS_ADOPTR=L3 SEX_ADOPTR=MF", "AD1 LS_ADOPTR=L4 SEX_ADOPTR=MM"),
    fails=("*AD1 LS_ADOPTR=L3 SEX_ADOPTR=MM", "*AD1 LS_ADOPTR=L3 SEX_ADOPTR="),
)
def unmarried_man_and_woman_of_other_sexes(adoption: Adoption, child: Child) -> bool:
    return adoption.ls_adoptr == "L3" and adoption.sex_adoptr != BOTH_SEXES


@RULES.on_row(
    Adoption,
    "518",
    means="The adopters are an unmarried couple of the same sex (L4), so their sex must be MM or FF.",
    fields=("SEX_ADOPTR", "LS_ADOPTR"),
    passes=("AD1 LS_ADOPTR=L4 SEX_ADOPTR=MM", "AD1 LS_ADOPTR=L3 SEX_ADOPTR=MF"),
    fails=("*AD1 LS_ADOPTR=L4 SEX_ADOPTR=MF", "*AD1 LS_ADOPTR=L4 SEX_ADOPTR="),
)
def unmarried_couple_is_not_of_one_sex(adoption: Adoption, child: Child) -> bool:
    return adoption.ls_adoptr == "L4" and adoption.sex_adoptr not in SAME_SEX


@RULES.on_row(
    Adoption,
    "519",
    means="The adopters are civil partners (L2), so their sex must be that of a couple: MM, FF or MF.",
    fields=("SEX_ADOPTR", "LS_ADOPTR"),
    passes=("AD1 LS_ADOPTR=L2 SEX_ADOPTR=FF", "AD1 LS_ADOPTR=L2 SEX_ADOPTR=MF", "AD1 LS_ADOPTR=L0 SEX_ADOPTR=M1"),
    fails=("*AD1 LS_ADOPTR=L2 SEX_ADOPTR=M1", "*AD1 LS_ADOPTR=L2 SEX_ADOPTR="),
)
def civil_partners_are_no_couple(adoption: Adoption, child: Child) -> bool:
    return adoption.ls_adoptr == "L2" and adoption.sex_adoptr not in (*SAME_SEX, BOTH_SEXES)


@RULES.on_row(
    Adoption,
    "520",
    means="The adopters are a married couple of a man and a woman (L11), so their sex must be MF.",
    fields=("SEX_ADOPTR", "LS_ADOPTR"),
    passes=("AD1 LS_ADOPTR=L11 SEX_ADOPTR=MF", "AD1 LS_ADOPTR=L12 SEX_ADOPTR=FF"),
    fails=("*AD1 LS_ADOPTR=L11 SEX_ADOPTR=FF", "*AD1 LS_ADOPTR=L11 SEX_ADOPTR="),
)
def married_man_and_woman_of_other_sexes(adoption: Adoption, child: Child) -> bool:
    return adoption.ls_adoptr == "L11" and adoption.sex_adoptr != BOTH_SEXES


@RULES.on_row(
    Adoption,
    "524",
    means="The adopters are a married couple of the same sex (L12), so their sex must be MM or FF.",
    fields=("SEX_ADOPTR", "LS_ADOPTR"),
    passes=("AD1 LS_ADOPTR=L12 SEX_ADOPTR=FF", "AD1 LS_ADOPTR=L11 SEX_ADOPTR=MF"),
    fails=("*AD1 LS_ADOPTR=L12 SEX_ADOPTR=MF", "*AD1 LS_ADOPTR=L12 SEX_ADOPTR="),
)
def married_couple_is_not_of_one_sex(adoption: Adoption, child: Child) -> bool:
    return adoption.ls_adoptr == "L12" and adoption.sex_adoptr not in SAME_SEX
