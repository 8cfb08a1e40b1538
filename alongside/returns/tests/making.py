"""Small files of the three returns, made up for the tests: Ada Pike, Ben Pike and their council (999)."""

from collections.abc import Callable
from pathlib import Path

from alongside.returns.kit.problems import Unreadable

HEADER = """<Header>
<CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
<Source><SourceLevel>L</SourceLevel><LEA>999</LEA><SoftwareCode>Test</SoftwareCode><SerialNo>001</SerialNo></Source>
</Header>"""

ADA = """<ChildIdentifiers>
<LAchildID>ADA1</LAchildID>
<UPN>A123456789012</UPN>
<PersonBirthDate>2015-03-27</PersonBirthDate>
<Sex>F</Sex>
</ChildIdentifiers>
<ChildCharacteristics>
<Ethnicity>WBRI</Ethnicity>
<Disabilities><Disability>HAND</Disability><Disability>HEAR</Disability></Disabilities>
</ChildCharacteristics>
<CINdetails>
<CINreferralDate>2025-10-06</CINreferralDate>
<ReferralSource>1A</ReferralSource>
<PrimaryNeedCode>N4</PrimaryNeedCode>
<Assessments>
<AssessmentActualStartDate>2025-10-07</AssessmentActualStartDate>
<FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors><AssessmentFactors>24A</AssessmentFactors></FactorsIdentifiedAtAssessment>
</Assessments>
<CINPlanDates><CINPlanStartDate>2025-11-01</CINPlanStartDate></CINPlanDates>
<Section47><S47ActualStartDate>2025-11-02</S47ActualStartDate><ICPCnotRequired>false</ICPCnotRequired></Section47>
<ReferralNFA>0</ReferralNFA>
<ChildProtectionPlans>
<CPPstartDate>2025-11-20</CPPstartDate>
<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>
<NumberOfPreviousCPP>0</NumberOfPreviousCPP>
<Reviews><CPPreviewDate>2026-02-15</CPPreviewDate></Reviews>
</ChildProtectionPlans>
</CINdetails>"""


def census(*children: str, header: str = HEADER) -> str:
    """A census of the children given, each the inside of a Child element."""
    inside = "\n".join(f"<Child>\n{child}\n</Child>" for child in children)
    return f"<Message>\n{header}\n<Children>\n{inside}\n</Children>\n</Message>\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """The content as a file in the folder."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def table(columns_of: str, *rows: str) -> str:
    """A CSV table: its columns and rows, as they would stand in the file."""
    return "\n".join([columns_of, *rows]) + "\n"


def refused(reading: Callable[[], object]) -> Unreadable | None:
    """The refusal, where there was one; any other exception is a fault and escapes."""
    try:
        reading()
    except Unreadable as refusal:
        return refusal
    return None
