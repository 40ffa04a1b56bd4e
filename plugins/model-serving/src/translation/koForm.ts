/** 한국어: 템플릿 양식의 필드. */
export const koreanFormMessages = {
  'platforms.has': '{{platforms}} 있음',
  'platforms.lacks': '{{resource}}을(를) 제공하지 않습니다: {{reason}}',
  'platforms.notInstalled': '{{platform}}이(가) 설치되어 있지 않습니다',
  'platforms.partial':
    '설치된 {{platform}}이(가) 오래되었거나 이 기능 없이 설치되었습니다',
  'platforms.cannotTell': '필요한 것이 있는지 알 수 없습니다: {{reason}}',
  'platforms.stale': '지금은 응답하지 않으며, 마지막으로 알려진 내용입니다',
  'platforms.readOnly': '포털은 여기에서 읽기만 합니다',
  'clusterPicker.none': '아직 모름',
  'clusterPicker.reading': '클러스터에 무엇이 있는지 읽는 중 …',
  'clusterPicker.unread':
    '클러스터에 무엇이 있는지 읽을 수 없습니다: {{reason}}',
  'clusterPicker.noClusters': '포털에서 볼 수 있는 클러스터가 없습니다.',
  'clusterPicker.placeholder': '클러스터 이름',
  'clusterPicker.notListed': '포털에서 볼 수 있는 클러스터가 아닙니다.',
  'platformPicker.chosen': '클러스터 {{cluster}}: {{what}}',
  'platformPicker.on': '사용할 수 있는 클러스터: {{clusters}}',
  'platformPicker.nowhere':
    '포털에서 볼 수 있는 클러스터 중 사용할 수 있는 곳이 없습니다',
  'platformPicker.cannotTell': '알 수 없는 클러스터: {{clusters}}',
  'platformPicker.reading': '어느 클러스터에 있는지 확인하는 중 …',
  'platformPicker.unread': '어느 클러스터에 있는지 알 수 없습니다: {{reason}}',
  'platformPicker.refused': '“{{choice}}”을(를) 사용할 수 없습니다. {{reason}}',
  'registryPicker.placeholder': '주소 또는 등록된 모델 이름의 일부',
  'registryPicker.noRegistry':
    '포털에 연결된 모델 레지스트리가 없습니다. 주소를 입력하세요.',
  'registryPicker.unread':
    '레지스트리를 검색할 수 없으므로 주소를 입력하세요: {{reason}}',
  'registryPicker.searching': '레지스트리를 검색하는 중 …',
  'registryPicker.noneFound': '그런 이름의 등록된 모델이 없습니다',
  'registryPicker.asTyped': '입력한 그대로',
  'registryPicker.more': '더 있습니다. 이름을 더 입력하세요',
  'registryPicker.version': '버전 {{version}}',
  'registryPicker.latest': '버전 {{version}}(최신)',
  'registryPicker.alias': '현재 버전 {{version}}. 별칭이 옮겨지면 바뀝니다',
  'registryPicker.noVersion': '아직 버전이 없습니다',
  'registryPicker.looking': '파일 위치를 확인하는 중 …',
  'registryPicker.lies': '버전 {{version}}. 파일 위치: {{place}}',
  'registryPicker.liesUnseen':
    '버전 {{version}}. 파일은 {{place}}에 있어야 하지만 확인하지 못했습니다: {{reason}}',
  'registryPicker.unknownPlace':
    '버전 {{version}}. 파일 위치를 알 수 없습니다: {{reason}}',
  'registryPicker.notAsked': '파일 위치를 알 수 없습니다: {{reason}}',
  'optionCheck.title': '함께 사용할 수 없는 답변입니다',
  'optionCheck.change':
    '함께 사용할 수 없습니다. 다음 중 하나를 변경하세요: {{fields}}',
  'optionCheck.unread':
    '모든 답변을 함께 사용할 수 있는지는 프로젝트를 만들 때에만 알 수 있습니다: {{reason}}',
} as const;
