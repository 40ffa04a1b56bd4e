/** 한국어: 저장소 필드. */
export const koreanRepositoryMessages = {
  'repositoryPicker.host': '호스트',
  'repositoryPicker.owner': '소유자',
  'repositoryPicker.group': '그룹',
  'repositoryPicker.organization': '조직',
  'repositoryPicker.workspace': '워크스페이스',
  'repositoryPicker.project': '프로젝트',
  'repositoryPicker.repo': '저장소 이름',
  'repositoryPicker.noHost':
    '포털에 Git 저장소 호스트가 없습니다. 프로젝트는 만들어지지만 어디에도 보관되지 않습니다. 포털 운영자가 “integrations”에 추가해야 합니다',
  'repositoryPicker.unknownHost': '포털이 모르는 호스트입니다',
};
