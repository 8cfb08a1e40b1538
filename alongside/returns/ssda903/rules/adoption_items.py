"""AD1: what is asked about a child who was adopted, each item by itself and against the header."""

from alongside.returns.ssda903 import codes
from alongside.returns.ssda903.book import Child
from alongside.returns.ssda903.given import gave, lacks, misspelt
from alongside.returns.ssda903.ruleset import RULES
from alongside.returns.ssda903.tables import Adoption

ITEMS = ("date_int", "date_match", "foster_care", "nb_adoptr", "sex_adoptr", "ls_adoptr")
ITEM_FIELDS = tuple(item.upper() for item in ITEMS)


@RULES.on_row(
    Adoption,
    "112",
    means="The day of the decision that adoption is best for the child must be a real date, written like 31/12/2025.",
    fields=("DATE_INT",),
    passes=("AD1 DATE_INT=01/05/2025", "AD1 DATE_INT="),
    fails=("*AD1 DATE_INT=31/02/2025", "*AD1 DATE_INT=2025-05-01"),
)
def decision_is_no_date(adoption: Adoption, child: Child) -> bool:
    return misspelt(adoption, "date_int")


@RULES.on_row(
    Adoption,
    "113",
    means="The day on which child and adopters were matched must be a real date, written like 31/12/2025.",
    fields=("DATE_MATCH",),
    passes=("AD1 DATE_MATCH=01/05/2025", "AD1 DATE_MATCH="),
    fails=("*AD1 DATE_MATCH=31/02/2025", "*AD1 DATE_MATCH=2025-05-01"),
)
def match_is_no_date(adoption: Adoption, child: Child) -> bool:
    return misspelt(adoption, "date_match")


@RULES.on_row(
    Adoption,
    "114",
    means="Whether the child's foster carers adopted must be 0 or 1.",
    fields=("FOSTER_CARE",),
    passes=("AD1 FOSTER_CARE=0", "AD1 FOSTER_CARE=1", "AD1 FOSTER_CARE="),
    fails=("*AD1 FOSTER_CARE=2", "*AD1 FOSTER_CARE=true"),
)
def foster_care_is_no_answer(adoption: Adoption, child: Child) -> bool:
    return misspelt(adoption, "foster_care")


@RULES.on_row(
    Adoption,
    "151",
    means="The six items on an adoption must all be given, or all be left blank.",
    fields=ITEM_FIELDS,
    passes=(
        "AD1 DATE_INT=01/05/2025 DATE_MATCH=01/06/2025 FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L11",
        "AD1 DATE_INT=soon DATE_MATCH=01/06/2025 FOSTER_CARE=0 NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L11",
        "AD1 DOB=01/05/2020",
    ),
    fails=(
        "*AD1 DATE_INT=01/05/2025 DATE_MATCH=01/06/2025 FOSTER_CARE= NB_ADOPTR=2 SEX_ADOPTR=MF LS_ADOPTR=L11",
        "*AD1 FOSTER_CARE=0",
    ),
)
def is_partly_filled(adoption: Adoption, child: Child) -> bool:
    return lacks(adoption, *ITEMS) and gave(adoption, *ITEMS)


@RULES.on_row(
    Adoption,
    "175",
    means="The number of adopters must be 1 or 2.",
    fields=("NB_ADOPTR",),
    passes=("AD1 NB_ADOPTR=1", "AD1 NB_ADOPTR=2", "AD1 NB_ADOPTR="),
    fails=("*AD1 NB_ADOPTR=0", "*AD1 NB_ADOPTR=3"),
)
def number_of_adopters_is_no_code(adoption: Adoption, child: Child) -> bool:
    number = adoption.nb_adoptr
    return number is not None and number not in child.year.known(codes.NUMBER_OF_ADOPTERS)


@RULES.on_row(
    Adoption,
    "176",
    means="The sex of the adopters must be one of the codes M1, F1, MM, FF and MF.",
    fields=("SEX_ADOPTR",),
    passes=("AD1 SEX_ADOPTR=M1", "AD1 SEX_ADOPTR=mf", "AD1 SEX_ADOPTR="),
    fails=("*AD1 SEX_ADOPTR=FM", "*AD1 SEX_ADOPTR=M"),
)
def sex_of_adopters_is_no_code(adoption: Adoption, child: Child) -> bool:
    sex = adoption.sex_adoptr
    return sex is not None and sex not in child.year.known(codes.SEX_OF_ADOPTERS)


@RULES.on_row(
    Adoption,
    "177",
    means="The legal status of the adopters must be one of the codes L0, L11, L12, L2, L3 and L4.",
    fields=("LS_ADOPTR",),
    passes=("AD1 LS_ADOPTR=L0", "AD1 LS_ADOPTR=l12", "AD1 LS_ADOPTR="),
    fails=("*AD1 LS_ADOPTR=L1", "*AD1 LS_ADOPTR=MARRIED"),
)
def legal_status_of_adopters_is_no_code(adoption: Adoption, child: Child) -> bool:
    status = adoption.ls_adoptr
    return status is not None and status not in child.year.known(codes.LEGAL_STATUS_OF_ADOPTERS)


@RULES.on_row(
    Adoption,
    "333",
    means="A child is matched with adopters on or after the day of the decision, and that day must be given.",
    fields=("DATE_INT", "DATE_MATCH"),
    passes=("AD1 DATE_INT=01/05/2025 DATE_MATCH=01/05/2025", "AD1 DATE_INT=01/05/2025", "AD1 DATE_INT="),
    fails=("*AD1 DATE_INT=02/05/2025 DATE_MATCH=01/05/2025", "*AD1 DATE_INT= DATE_MATCH=01/05/2025"),
)
def matched_before_the_decision(adoption: Adoption, child: Child) -> bool:
    if adoption.date_match is None:
        return False
    return adoption.date_int is None or adoption.date_int > adoption.date_match


@RULES.on_row(
    Adoption,
    "INT01",
    means="The child stands in the table of adoptions but not in the header.",
    fields=("CHILD",),
    reads=("Header",),
    passes=("AD1 FOSTER_CARE=0; Header SEX=M",),
    fails=("*AD1 FOSTER_CARE=0; Header CHILD=2",),
)
def has_no_header(adoption: Adoption, child: Child) -> bool:
    return not child.headers


@RULES.on_row(
    Adoption,
    "INT11",
    means="The date of birth is not that of the header.",
    fields=("DOB",),
    reads=("Header",),
    passes=("AD1 DOB=01/06/2020; Header DOB=01/06/2020", "AD1 DOB=; Header DOB=01/06/2020", "AD1 DOB=01/06/2020"),
    fails=("*AD1 DOB=06/01/2020; Header DOB=01/06/2020",),
)
def birth_is_not_the_headers(adoption: Adoption, child: Child) -> bool:
    return adoption.dob is not None and any(one.dob and one.dob != adoption.dob for one in child.headers)


@RULES.on_row(
    Adoption,
    "INT31",
    means="The child stands in the table of adoptions more than once.",
    fields=("CHILD",),
    passes=("AD1 CHILD=1; AD1 CHILD=2",),
    fails=("*AD1 FOSTER_CARE=0; *AD1 FOSTER_CARE=1",),
)
def stands_twice(adoption: Adoption, child: Child) -> bool:
    return len(child.ad1) > 1
