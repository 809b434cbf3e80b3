"""Tables of other things than recommendations, of many kinds: none of them is read as one."""

import csv
import io

import pytest

from ingest.reading import read

TABLES = {
    "options": (
        "Option|Default|Description",
        "--verbose|off|Print each file that is read",
        "--jobs|1|Set how many workers run at once",
        "--out|.|Write the result into this folder",
    ),
    "api": (
        "Method|Path|Description",
        "GET|/users|List all users of the account",
        "POST|/users|Create a user with a name",
        "DELETE|/users/{id}|Remove the user and all keys",
    ),
    "error codes": (
        "Code|Message|What to do",
        "E101|Disk full|Remove old files and run again",
        "E102|No route|Check the cable and the switch",
        "E103|Denied|Ask the administrator for access",
    ),
    "agenda": (
        "Time|Item|Lead",
        "9:00|Welcome and apologies|Chair",
        "9:10|Review the minutes of the last meeting|Secretary",
        "9:30|Approve the annual budget|Treasurer",
    ),
    "glossary": (
        "Term|Definition",
        "Baseline|The value at the start of the plan",
        "Outcome|What changes for people",
        "Audit|Examine records to confirm that they are right",
    ),
    "faq": (
        "Question|Answer",
        "How do I apply?|Complete the form and send it to the office",
        "When do I hear?|Allow six weeks for a decision",
        "Can I appeal?|Write to the panel within 28 days",
    ),
    "recipe": (
        "Step|Instruction|Minutes",
        "1|Mix the flour and the butter|5",
        "2|Add the eggs one by one|5",
        "3|Bake the cake until golden|40",
    ),
    "course": (
        "Week|Topic|Reading|Assignment",
        "1|Intro|Ch. 1|Write a one-page summary",
        "2|Data|Ch. 2|Complete the exercises in the annex",
        "3|Models|Ch. 3|Submit the draft of your project",
    ),
    "learning outcomes": (
        "Module|Learning outcome|Hours",
        "1|Explain the law on data|4",
        "2|Apply the code of practice|6",
        "3|Assess the risks of a project|8",
    ),
    "risk should": (
        "Risk|Rating|What should be done if it happens",
        "Flood|High|Staff should move to the upper floor",
        "Fire|High|Everyone should leave by the stairs",
        "Theft|Low|The guard should call the police",
    ),
    "emergency card": (
        "Alarm|What to do",
        "One long bell|Leave the building by the nearest door",
        "Three short bells|Stay inside and close all windows",
        "Siren|Go to the shelter and wait for news",
    ),
    "symptoms": (
        "Symptom|What to do",
        "Fever|Give water and call the nurse",
        "Rash|Keep the child at home for two days",
        "Cough|Open the windows and rest",
    ),
    "troubleshooting": (
        "Problem|Cause|Solution",
        "No power|The fuse is blown|Replace the fuse with one of 5 A",
        "Noise|A loose fan|Tighten the two screws of the fan",
        "Leak|An old seal|Fit a new seal and test it",
    ),
    "maintenance": (
        "Frequency|Task|Tool",
        "Daily|Clean the filter with a brush|Brush",
        "Weekly|Check the oil in the gear|Dipstick",
        "Yearly|Replace the belt of the fan|Wrench",
    ),
    "duties2": (
        "Position|Duties|Reports to",
        "Clerk|File documents and answer the telephone|Manager",
        "Manager|Plan the week and approve leave|Director",
        "Guard|Check badges and lock the gates|Manager",
    ),
    "budget lines": (
        "Budget line|Activity|Cost (USD)|Source",
        "1.1|Train 200 nurses in triage|20,000|WHO",
        "1.2|Print the new guidelines|3,000|UNICEF",
        "1.3|Hold three workshops in the regions|9,000|MoH",
    ),
    "gantt": (
        "Activity|Jan|Feb|Mar|Apr",
        "Recruit the team|x|||",
        "Design the survey||x||",
        "Collect data in villages|||x|x",
    ),
    "logframe": (
        "Narrative|Indicators|Means of verification|Assumptions",
        "Increase the income of farmers|Income per year|Survey|Stable prices",
        "Train farmers in grafting|Number trained|Lists|Good rains",
        "Distribute seedlings to farms|Seedlings|Receipts|No pests",
    ),
    "KPIs": (
        "Indicator|Baseline|Target|Frequency",
        "Number of visits|10|20|Monthly",
        "Reduce waiting times in clinics|40 min|20 min|Quarterly",
        "Share of children vaccinated|50%|90%|Yearly",
    ),
    "milestones": (
        "Milestone|Date",
        "Sign the contract|May 2025",
        "Begin construction|July 2025",
        "Open the bridge|May 2027",
    ),
    "checklist": (
        "Check|Yes|No",
        "Is the door locked?||",
        "Are lights off?||",
        "Is the alarm set?||",
    ),
    "checklist2": (
        "Before you travel|Done",
        "Check your passport is valid|",
        "Buy travel insurance|",
        "Tell your bank that you travel|",
    ),
    "lessons": (
        "Lesson|What went well|What went badly",
        "Planning|Started early with partners|Few staff",
        "Budget|Held within 2%|Late invoices",
        "Scope|Clear from the start|Two changes",
    ),
    "comments": (
        "Commenter|Comment|Response",
        "Resident A|You should build more parks in the east|Noted, see chapter 4",
        "Resident B|The city should lower taxes|Out of scope of this plan",
        "Resident C|Buses should run at night|Passed to the transit agency",
    ),
    "consultation": (
        "Ref|Comment received|How we responded",
        "12|The plan should say more about bikes|Text added in 3.2",
        "13|Maps should be larger|Maps redrawn",
        "14|The council should publish its data|No change",
    ),
    "legal refs": (
        "Article|Obligation|National law",
        "4|States shall protect all children from violence|Act 12 of 2001",
        "5|States shall publish a yearly report|Act 3 of 1999",
        "9|States shall establish a register|None",
    ),
    "competence": (
        "Level|Descriptor",
        "1|Follow simple instructions with help",
        "2|Work alone on known tasks",
        "3|Lead a small team and review its work",
    ),
    "standards": (
        "Standard|Criterion|Score",
        "1.1|Staff should know the policy|3",
        "1.2|Patients should be seen in 20 minutes|2",
        "1.3|Records should be locked|4",
    ),
    "price list": (
        "Service|Unit|Price",
        "Replace a window|each|$120",
        "Paint a wall|m2|$8",
        "Clean a carpet|m2|$3",
    ),
    "contacts": (
        "Name|Role|Phone",
        "A. Jones|Lead planner|555-1",
        "B. Smith|Review officer|555-2",
        "C. Lee|Support desk|555-3",
    ),
    "packages": (
        "Package|Version|License|Purpose",
        "numpy|1.26|BSD|Compute with arrays",
        "httpx|0.27|BSD|Send requests over HTTP",
        "rich|13|MIT|Print tables in colour",
    ),
    "keyboard": (
        "Key|Action",
        "Ctrl+C|Copy the text",
        "Ctrl+V|Paste the text",
        "Ctrl+Z|Undo the last change",
    ),
    "menu": (
        "Menu|Command|Action",
        "File|Save|Save the document to disk",
        "Edit|Find|Search for words in the text",
        "View|Zoom|Enlarge what is shown",
    ),
    "minutes attendance": (
        "Name|Organisation|Present",
        "Ann|Health|yes",
        "Bob|Police|no",
    ),
    "votes motions": (
        "Bill|Title|Yes|No",
        "12|Ban plastic bags|30|12",
        "13|Raise the minimum wage|25|17",
        "14|Extend the metro|40|2",
    ),
    "test cases": (
        "ID|Test|Expected result|Status",
        "T1|Open the page and sign in|The list is shown|Pass",
        "T2|Delete a row of the list|The row is gone|Fail",
        "T3|Upload a large file|An error is shown|Pass",
    ),
    "changelog": (
        "Release|Change",
        "1.2|Add a filter to the list",
        "1.3|Fix the order of pages",
        "1.4|Remove the old search",
    ),
    "user stories": (
        "ID|As a|I want to|So that",
        "1|reader|search all plans|I find what I need",
        "2|editor|add a plan by upload|others see it",
        "3|guest|see plans without login|it is easy",
    ),
    "scope": (
        "In scope|Out of scope",
        "Replace the roof|Paint the hall",
        "Repair the stairs|Build a lift",
    ),
    "dos": (
        "Do|Don't",
        "Use plain words|Use jargon and acronyms",
        "Write short sentences|Write long paragraphs",
    ),
    "messages": (
        "Audience|Key message|Channel",
        "Parents|Vaccinate your child before school|Radio",
        "Teachers|Report absences each week|Email",
        "Nurses|Keep the cold chain|Posters",
    ),
    "training plan": (
        "Course|Audience|Content|Days",
        "First aid|All staff|Treat burns and cuts|2",
        "Fire|Wardens|Lead people out of the building|1",
        "Data|Managers|Protect personal data in files|1",
    ),
    "funding calls": (
        "Grant|Purpose|Amount",
        "Green fund|Install solar panels on schools|$100,000",
        "Road fund|Repair rural roads|$500,000",
        "Arts fund|Support local artists|$20,000",
    ),
    "projects done": (
        "Project|Description|Completed",
        "Main St|Rebuild the street with trees|2019",
        "Park|Install a new playground|2020",
        "Pool|Replace the roof of the pool|2021",
    ),
    "job steps": (
        "Step|Hazard|Control",
        "Unload|Falling load|Keep clear of the lift",
        "Cut|Dust|Wear a mask and wet the stone",
        "Lift|Back strain|Use two people for heavy parts",
    ),
    "principles": (
        "Principle|Meaning",
        "Open|Share data and methods with all",
        "Fair|Treat people alike",
        "Safe|Protect those who speak up",
    ),
    "process": (
        "Stage|What happens|Time",
        "Apply|Fill in the form online|1 day",
        "Review|The team checks the form|2 weeks",
        "Decide|The panel votes on it|1 week",
    ),
    "escalation": (
        "Severity|Response|Time to respond",
        "1|Call the on-call engineer at once|15 min",
        "2|Open a ticket and notify the team|2 h",
        "3|Add to the next sprint|3 d",
    ),
}


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_a_table_of_other_things_gives_no_record(rows: tuple[str, ...]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(row.split("|") for row in rows)
    found = read(text.getvalue().encode(), source_name="plan.csv", slug="plan").recommendations
    assert [one.text.value for one in found] == []
